import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ifMatch } from '../../../api/client.ts';
import { moment } from '../../../dates/format.ts';
import { Button } from '../../../parts/button.tsx';
import { failed } from '../../../parts/failed.ts';
import { Pill } from '../../../parts/pill.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useMe } from '../../../session/me.ts';
import type { PlanComment } from '../../types.ts';
import { useEditor } from '../context.ts';
import { commentsQuery } from '../queries.ts';
import { useEditorWords } from '../words.ts';
import { useSendComment } from './send.ts';
import { WriteComment } from './write.tsx';

/** A comment with its answers: what was said, by whom, and whether it is settled. */
export function Thread({
  first,
  answers,
  about,
}: {
  first: PlanComment;
  answers: PlanComment[];
  about: string | null;
}) {
  const { comments: words } = useEditorWords();
  const { plan } = useEditor();
  const [replying, setReplying] = useState(false);
  const send = useSendComment();
  const settle = useSettle(first);
  return (
    <li className={first.kind === 'return' ? 'cmt cmt--return' : 'cmt'}>
      {first.kind === 'return' && (
        <Pill tone="son" icon="back">
          {words.return}
        </Pill>
      )}
      {about && <p className="small quiet">{words.about(about)}</p>}
      <Said comment={first} />
      {answers.length > 0 && (
        <ul>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said comment={answer} />
            </li>
          ))}
        </ul>
      )}
      {first.resolvedAt && <p className="small luc">{words.resolved(first.resolvedBy?.name ?? '')}</p>}
      <div className="row">
        {plan.mayComment && !first.resolvedAt && !replying && (
          <Button small look="ghost" aria-label={words.replyTo(first.author.name)} onClick={() => setReplying(true)}>
            {words.reply}
          </Button>
        )}
        {first.mayResolve && (
          <Button small look="ghost" onClick={settle}>
            {first.resolvedAt ? words.reopen : words.resolve}
          </Button>
        )}
      </div>
      {replying && (
        <WriteComment
          name={`tra-loi-${first.id}`}
          label={words.replyTo(first.author.name)}
          verb={words.sendReply}
          autoFocus
          cancel={() => setReplying(false)}
          send={async (body) => {
            await send({ section: first.section, part: first.part, parent: first.id, body });
            setReplying(false);
          }}
        />
      )}
    </li>
  );
}

function useSettle({ id, version, resolvedAt }: PlanComment): () => Promise<void> {
  const { comments: words } = useEditorWords();
  const { organisation } = useMe();
  const { plan } = useEditor();
  const client = useQueryClient();
  return async () => {
    const path = { org: organisation.slug, id: plan.id, comment: id };
    const params = { path, header: ifMatch(version) };
    try {
      if (resolvedAt) await answered(api.POST('/v1/t/{org}/plans/{id}/comments/{comment}/reopen', { params }));
      else await answered(api.POST('/v1/t/{org}/plans/{id}/comments/{comment}/resolve', { params }));
      confirmDone(resolvedAt ? words.reopened : words.resolvedNow);
    } catch (error) {
      failed(error);
    }
    await client.invalidateQueries(commentsQuery(organisation.slug, plan.id));
  };
}

/** What one person said; whom it names stands by name. */
function Said({ comment: { author, at, body, mentioned } }: { comment: PlanComment }) {
  const names = new Map(mentioned.map(({ key, name }) => [`@${key}`, name]));
  const keys = [...names.keys()].map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = keys.length === 0 ? [body] : body.split(new RegExp(`(${keys.join('|')})(?![a-z0-9-])`));
  return (
    <>
      <p className="small">
        <b>{author.name}</b>{' '}
        <time className="quiet" dateTime={at}>
          {moment(at)}
        </time>
      </p>
      <p className="cmt__body" lang="vi">
        {parts.map((part, place) => (names.has(part) ? <b key={place}>{`@${names.get(part)}`}</b> : part))}
      </p>
    </>
  );
}
