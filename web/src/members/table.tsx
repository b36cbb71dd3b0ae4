import type { MemberRow } from '../api/types.ts';
import { day, moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Pill } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useMe } from '../session/me.ts';
import { useEndMember } from './end.ts';

interface Props {
  items: readonly MemberRow[];
  edit: (member: MemberRow) => void;
}

export function MemberTable({ items, edit }: Props) {
  const { members: words } = useTexts();
  const { may } = useMe();
  const end = useEndMember();
  // Only administrators are told when somebody was last here, and whether a second factor guards them.
  const told = may['member.manage'] === true;
  return (
    <StackTable
      heads={[
        words.person,
        words.role,
        words.term,
        told && words.seen,
        told && words.factor,
        told && { acts: words.edit },
      ]}
    >
      {items.map((member) => (
        <Row key={member.id} member={member} told={told} edit={() => edit(member)} end={() => end(member)} />
      ))}
    </StackTable>
  );
}

interface RowProps {
  member: MemberRow;
  told: boolean;
  edit: () => void;
  end: () => void;
}

function Row({ member, told, edit, end }: RowProps) {
  const { members: words, roles, state, do: verbs } = useTexts();
  const { person, role, unit, validFrom, validTo, lastSeenAt, secondFactor, ended, you, mayEdit, mayEnd } = member;
  return (
    <tr>
      <td>
        <b>{person.name}</b> {you && <span className="tag">{state.you}</span>}
        {person.email && <div className="small muted break">{person.email}</div>}
      </td>
      <td>
        {roles[role]}
        <div className="small muted">{unit?.name ?? words.noUnit}</div>
      </td>
      <td className="small" data-label={words.term}>
        {validFrom ? words.from(day(validFrom)) : !validTo && state.noLimit}
        {validTo && <div>{words.to(day(validTo))}</div>}
        {ended && (
          <Pill tone="plain" icon="lock">
            {words.over}
          </Pill>
        )}
      </td>
      {told && (
        <td className="small muted" data-label={words.seen}>
          {lastSeenAt ? <time dateTime={lastSeenAt}>{moment(lastSeenAt)}</time> : state.never}
        </td>
      )}
      {told && (
        <td data-label={words.factor}>
          <Pill tone={secondFactor ? 'luc' : 'cam'} icon={secondFactor ? 'shield' : 'warn'}>
            {secondFactor ? words.factorOn : words.factorOff}
          </Pill>
        </td>
      )}
      {told && (
        <td className="acts">
          {mayEdit && (
            <Button small onClick={edit}>
              {verbs.edit}
              <span className="sr"> {person.name}</span>
            </Button>
          )}{' '}
          {mayEnd && (
            <Button small look="ghost" onClick={end}>
              {words.end}
              <span className="sr"> {person.name}</span>
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
