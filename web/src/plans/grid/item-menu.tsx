import { Menu } from '@base-ui/react/menu';
import { Icon, type IconName } from '../../parts/icons.tsx';
import type { Place } from './places.ts';
import { isEmpty, type Months, NOTHING } from './shapes.ts';
import { useGridTexts } from './words.ts';

/** Everything that can be done with a cell, by its name. */
export type Deed =
  | 'edit'
  | 'below'
  | 'party'
  | 'due'
  | 'links'
  | 'up'
  | 'down'
  | 'carry'
  | 'comment'
  | 'remove'
  | 'addTask'
  | 'addResult'
  | 'paste'
  | 'uncover';

interface Props {
  place: Place;
  anchor: Element;
  months: Months;
  comments: boolean;
  act: (deed: Deed, place: Place) => void;
  close: () => void;
}

/** What can be done with an item or a month; one menu for the whole grid, beside what it is about. */
export function ItemMenu({ place, anchor, months, comments, act, close }: Props) {
  const words = useGridTexts();
  const { month, line, column } = place;
  const body = months[month] ?? NOTHING;
  const deeds = (column === 'month' ? ofMonth() : column === 'result' ? ofResult() : ofTask()).filter(
    ([deed]) => deed !== 'comment' || comments,
  );
  function ofMonth(): [Deed, IconName, string][] {
    return [
      ['addTask', 'plus', words.addTask],
      ['addResult', 'plus', words.addResult],
      ['paste', 'down_file', words.menu.paste],
      ['comment', 'mail', words.menu.comment],
      ...(isEmpty(body) ? [['uncover', 'cross', words.uncover(month)] as [Deed, IconName, string]] : []),
    ];
  }
  function ofTask(): [Deed, IconName, string][] {
    return [
      ['edit', 'pencil', words.edit],
      ['party', 'people', words.menu.parties],
      ['due', 'clock', words.menu.due],
      ...moving(body.tasks.length),
    ];
  }
  function ofResult(): [Deed, IconName, string][] {
    return [['edit', 'pencil', words.edit], ['links', 'list', words.menu.links], ...moving(body.results.length)];
  }
  function moving(count: number): [Deed, IconName, string][] {
    const all: [Deed, IconName, string, boolean][] = [
      ['below', 'plus', words.menu.below, true],
      ['up', 'up', words.menu.up, line > 0],
      ['down', 'down', words.menu.down, line < count - 1],
      ['carry', 'right', words.menu.carry, true],
      ['comment', 'mail', words.menu.comment, true],
      ['remove', 'cross', words.menu.remove, true],
    ];
    return all.filter(([, , , may]) => may).map(([deed, icon, text]) => [deed, icon, text]);
  }
  const name =
    column === 'month' ? words.month(month) : words.item[column === 'result' ? 'results' : 'tasks'](line + 1, month);
  return (
    <Menu.Root open onOpenChange={(open, { reason }) => !open && reason !== 'item-press' && close()}>
      <Menu.Portal>
        <Menu.Positioner className="positioner" anchor={anchor} sideOffset={4} align="end">
          {/* The grid gives the focus to where the deed leads. */}
          <Menu.Popup className="popup" finalFocus={false} aria-label={words.more(name)}>
            {deeds.map(([deed, icon, text]) => (
              <Menu.Item key={deed} className="menu-item" onClick={() => act(deed, place)}>
                <Icon name={icon} />
                {text}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
