import '../../styles/plan-life.css';
import { only } from '../../forms/errors.ts';
import { Form } from '../../forms/form.tsx';
import { ChecksField, LongTextField } from '../../forms/inputs.tsx';
import { keep, kept } from '../../forms/keep.ts';
import { useField } from '../../forms/state.ts';
import { useTexts } from '../../language/store.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { type Draft, useSteps } from './draft.ts';
import { type Section, sectionsOf } from './places.ts';
import { isOvertaken } from './take.tsx';
import { useStepWords } from './words.ts';

interface Reasons extends Record<string, string | string[]> {
  reason: string;
  sections: string[];
}
/** The field in which the reason for one section is written. */
const fieldOf = (code: string) => `at-${code}`;
/** Not of a version: what was typed stays when the plan is read again. */
const formOf = (id: string) => `return-${id}`;
const empty = (sections: readonly Section[]): Reasons => ({
  reason: '',
  sections: [],
  ...Object.fromEntries(sections.map(({ code }) => [fieldOf(code), ''])),
});

/** Notes a section as one to be corrected; the dialog opens with it chosen. */
export function noteSection(plan: Draft, code: string, words: Parameters<typeof sectionsOf>[1]): void {
  const typed = kept(formOf(plan.id), empty(sectionsOf(plan, words)));
  keep(formOf(plan.id), { ...typed, sections: [...new Set([...typed.sections, code])] }, []);
}

/** Gives a plan back with a reason, and reasons of their own for single sections. */
export function GiveBack({ plan, close }: { plan: Draft; close: () => void }) {
  const words = useStepWords();
  const { form } = useTexts();
  const steps = useSteps(plan);
  const sections = sectionsOf(plan, words);
  return (
    <Dialog open onClose={close} title={words.returnTitle} lead={words.returnText} className="dialog--wide">
      <Form<Reasons>
        name={formOf(plan.id)}
        initial={empty(sections)}
        verb={words.return}
        onCancel={close}
        check={(values) =>
          only({
            reason: values.reason.trim() === '' && form.required(words.reason.toLowerCase()),
            ...Object.fromEntries(
              values.sections.map((code) => {
                const name = sections.find((one) => one.code === code)?.name ?? code;
                const typed = String(values[fieldOf(code)] ?? '').trim();
                return [fieldOf(code), typed === '' && form.required(words.sectionReason(name).toLowerCase())];
              }),
            ),
          })
        }
        send={async (values) => {
          const chosen = sections.filter(({ code }) => values.sections.includes(code));
          try {
            await steps.giveBack({
              reason: values.reason.trim(),
              sections: chosen.map(({ code }) => ({ code, reason: String(values[fieldOf(code)]).trim() })),
            });
          } catch (error) {
            if (isOvertaken(error)) await steps.again().catch(() => undefined);
            throw error;
          }
          confirmDone(words.returned);
          close();
        }}
      >
        <LongTextField name="reason" label={words.reason} hint={words.reasonHint} />
        <ChecksField
          name="sections"
          label={words.sections}
          hint={words.sectionsHint}
          choices={sections.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SectionReasons sections={sections} />
      </Form>
    </Dialog>
  );
}

/** A field for each section that is chosen. */
function SectionReasons({ sections }: { sections: readonly Section[] }) {
  const words = useStepWords();
  const { list } = useField('sections');
  return sections
    .filter(({ code }) => list.includes(code))
    .map(({ code, name }) => <LongTextField key={code} name={fieldOf(code)} label={words.sectionReason(name)} />);
}
