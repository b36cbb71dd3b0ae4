import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../language/store.ts';
import { latestNotifications } from '../notifications/queries.ts';
import { useMarkRead } from '../notifications/read.ts';
import { Told } from '../notifications/told.tsx';
import { A } from '../parts/anchor.tsx';
import { Button } from '../parts/button.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import type { Popup } from './anchored.ts';

/** How many of the latest are shown before one goes to the whole list. */
const SHOWN = 6;

export default function BellPopup({ popup }: { popup: Popup }) {
  const { unread } = useMe();
  const texts = useTexts();
  const href = useHref();
  const query = useQuery({ ...latestNotifications, enabled: popup.open });
  const { markAll, marking } = useMarkRead();
  return (
    <Popover.Root open={popup.open} onOpenChange={popup.onOpenChange}>
      <Popover.Portal container={popup.place}>
        <Popover.Positioner className="positioner" anchor={popup.anchor} sideOffset={6} align="end">
          <Popover.Popup className="popup popup--bell" finalFocus={popup.anchor}>
            <div className="card__h">
              <Popover.Title>{texts.notifications.title}</Popover.Title>
              {unread > 0 && (
                <Button small look="ghost" busy={marking} onClick={markAll}>
                  {texts.notifications.markAll}
                </Button>
              )}
            </div>
            <Loaded query={query}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon="bell" title={texts.notifications.empty}>
                    {texts.notifications.emptyText}
                  </Empty>
                ) : (
                  items.slice(0, SHOWN).map((told) => <Told key={told.id} told={told} onOpen={popup.close} />)
                )
              }
            </Loaded>
            <div className="card__h">
              <A href={href('thong-bao')} onClick={popup.close}>
                {texts.do.all}
              </A>
              <A href={href('tai-khoan/thong-bao')} onClick={popup.close}>
                {texts.notifications.settings}
              </A>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
