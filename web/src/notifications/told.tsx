import type { Notification } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useMarkRead } from './read.ts';

/** By the first part of a notification's kind. */
const ICONS: Record<string, IconName> = {
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
  const unread = told.readAt === null;
  const open = () => {
    if (unread) markOne(told.id);
    onOpen?.();
  };
  return (
    <A className={unread ? 'told told--new' : 'told'} href={told.href} onClick={open}>
      <Icon name={ICONS[told.kind.split('.')[0] ?? ''] ?? 'bell'} />
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
