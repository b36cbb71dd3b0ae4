import type { Notification } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useMe } from '../session/me.ts';
import { useMarkRead } from './read.ts';

/** By the first word of a notification's kind. */
const ICONS: Record<string, IconName> = {
  membership: 'people',
  new: 'device',
  password: 'lock',
  factor: 'shield',
  plan: 'list',
  member: 'people',
  invitation: 'mail',
  session: 'lock',
  security: 'shield',
  token: 'key',
  duty: 'grid',
};

/** One notification; going to what it speaks of marks it as read. */
export function Told({ told, onOpen }: { told: Notification; onOpen?: () => void }) {
  const texts = useTexts();
  const { markOne } = useMarkRead();
  const { organisation } = useMe();
  const unread = told.readAt === null;
  const open = () => {
    if (unread) markOne(told.id);
    onOpen?.();
  };
  return (
    <A className={unread ? 'told told--new' : 'told'} href={placeOf(told, organisation.slug)} onClick={open}>
      <Icon name={ICONS[told.kind.split(/[._]/)[0] ?? ''] ?? 'bell'} />
      <span>
        <span className="b">{told.title}</span>
        {unread && <span className="sr"> ({texts.notifications.new})</span>}
        <br />
        {told.text}
        <br />
        <time className="quiet" dateTime={told.createdAt}>
          {moment(told.createdAt)}
        </time>
      </span>
    </A>
  );
}

/** Where it leads: its address is the organisation's own, or one below whichever workspace one is in. */
function placeOf({ href, organisation }: Notification, here: string): string {
  if (href === null) return `/t/${organisation ?? here}/thong-bao`;
  return href.startsWith('/t/') ? href : `/t/${organisation ?? here}${href}`;
}
