import { Menu } from '@base-ui/react/menu';
import { type ReactNode, useState } from 'react';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icons.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { useNarrow } from '../grid/narrow.ts';
import { PlanSteps } from '../steps/plan-steps.tsx';
import { useComments } from './comments/open.ts';
import { useEditor } from './context.ts';
import { AmendPlan } from './dialogs/amend.tsx';
import { CopyPlan } from './dialogs/copy.tsx';
import { DiscardPlan } from './dialogs/discard.tsx';
import { useSavedAll } from './saved-all.ts';
import { useEditorWords } from './words.ts';

type Asked = 'copy' | 'amend' | 'discard';

/** What can be done with the plan as a whole: one act nearest to official effect, and the others. */
export function Acts() {
  const { acts: words } = useEditorWords();
  const { plan, open, talking, talk } = useEditor();
  const { open: comments } = useComments();
  const href = useHref();
  const { may } = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const here = `ke-hoach/${plan.id}`;
  const close = () => setAsked(null);
  const history = href(`${here}/lich-su${open === 'months' ? '' : `?muc=${open}`}`);
  // On a telephone what is used seldom must not push the contents off the screen.
  const narrow = useNarrow();
  return (
    <div className="acts">
      {!narrow && (
        <>
          <Button aria-pressed={talking} aria-controls={talking ? 'gop-y' : undefined} onClick={() => talk(!talking)}>
            <Icon name="talk" />
            {words.comments(comments)}
          </Button>
          <A className="btn" href={history}>
            <Icon name="history" />
            {words.history}
          </A>
        </>
      )}
      <More>
        {narrow && (
          <>
            <Item icon="talk" words={words.comments(comments)} act={() => talk(!talking)} />
            <Menu.Item className="menu-item" render={<A href={history} />}>
              <Icon name="history" />
              {words.history}
            </Menu.Item>
          </>
        )}
        {may['plan.copy'] && <Item icon="list" words={words.copy} act={() => setAsked('copy')} />}
        {plan.mayAmend && <Item icon="pencil" words={words.amend} act={() => setAsked('amend')} />}
        {plan.mayDiscard && <Item icon="cross" words={words.discard} act={() => setAsked('discard')} />}
        <PaperItems />
      </More>
      <PlanSteps plan={plan} before={useSavedAll()} />
      {asked === 'copy' && <CopyPlan close={close} />}
      {asked === 'amend' && <AmendPlan close={close} />}
      {asked === 'discard' && <DiscardPlan close={close} />}
    </div>
  );
}

/** The plan on paper and as a workbook: files of the API, and a page to be printed. */
function PaperItems() {
  const { acts: words } = useEditorWords();
  const { plan } = useEditor();
  const { organisation } = useMe();
  const href = useHref();
  const files = `/v1/t/${organisation.slug}/plans/${plan.id}`;
  return (
    <>
      <Menu.Item className="menu-item" render={<a href={`${files}/document.docx`} download />}>
        <Icon name="file" />
        {words.word}
      </Menu.Item>
      <Menu.Item className="menu-item" render={<a href={`${files}/workbook`} download />}>
        <Icon name="grid" />
        {words.workbook}
      </Menu.Item>
      <Menu.Item className="menu-item" render={<A href={href(`ke-hoach/${plan.id}/in`)} />}>
        <Icon name="down_file" />
        {words.print}
      </Menu.Item>
    </>
  );
}

function More({ children }: { children: ReactNode }) {
  const { acts: words } = useEditorWords();
  return (
    <Menu.Root>
      <Menu.Trigger className="btn">
        {words.more}
        <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={document.getElementById('noi-dung')}>
        <Menu.Positioner className="positioner" sideOffset={6} align="end">
          <Menu.Popup className="popup" aria-label={words.more}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({ icon, words, act }: { icon: IconName; words: string; act: () => void }) {
  return (
    <Menu.Item className="menu-item" onClick={act}>
      <Icon name={icon} />
      {words}
    </Menu.Item>
  );
}
