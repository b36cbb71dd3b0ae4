import { useWords } from '../../language/words.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { en } from '../../texts/plans/print.en.ts';
import { vi } from '../../texts/plans/print.vi.ts';
import type { Paper } from './paper.ts';
import { Sheet } from './sheet.tsx';

/** A paper on the screen, with the way to the printer. The browser saves it as PDF. */
export function PaperPage({ paper, back, word }: { paper: Paper; back: string; word: string }) {
  const words = useWords({ vi, en });
  return (
    <Page
      title={words.title(paper.title)}
      lead={paper.decision.draft ? `${words.layout}. ${words.draft}` : words.layout}
      acts={
        <>
          <A className="btn" href={back}>
            <Icon name="back" />
            {words.back}
          </A>
          <a className="btn" href={word} download>
            <Icon name="down_file" />
            {words.word}
          </a>
          <Button look="son" onClick={() => window.print()}>
            <Icon name="file" />
            {words.print}
          </Button>
        </>
      }
    >
      <section aria-label={words.paper}>
        <Sheet paper={paper} />
      </section>
    </Page>
  );
}
