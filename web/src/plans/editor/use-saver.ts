import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../../session/me.ts';
import { bodyOf } from '../diff/fields.ts';
import { codeOf as monthCode, YEAR } from '../grid/shapes.ts';
import { draftQuery } from '../steps/draft.ts';
import type { DraftAnswer, SectionAnswer, SectionSaved } from '../types.ts';
import { keptInBrowser } from './kept.ts';
import type { Phase, Stored } from './saver/life.ts';
import { makeSaver, type Saver } from './saver/saver.ts';
import { sendSection } from './send-section.ts';

const REVIEWED: readonly string[] = ['in_review', 'approved'];

const storedOf = (section: SectionAnswer): Stored => ({ ...section, body: bodyOf(section) });

/** Every section that the plan can have, whether something stands in it or not. */
const codesOf = ({ template }: DraftAnswer): string[] => [
  'frame',
  ...YEAR.map(monthCode),
  ...template.contents.map(({ code }) => code),
];
const nothingYet = (code: string): Stored => ({
  ...{ code, version: 0, body: null },
  ...{ updatedAt: '', updatedBy: { key: '', name: '' } },
});

function adoptAll(saver: Saver, plan: DraftAnswer): void {
  saver.review(REVIEWED.includes(plan.state));
  const known = new Map(plan.sections.map((section) => [section.code, storedOf(section)]));
  for (const code of codesOf(plan)) saver.adopt(known.get(code) ?? nothingYet(code));
}

/** Saves the sections of a plan while it is open, and follows what others save. */
export function useSaver(plan: DraftAnswer): Saver {
  const { organisation, person } = useMe();
  const client = useQueryClient();
  const query = draftQuery(organisation.slug, plan.id);
  const [saver] = useState(() => {
    const made = makeSaver({
      keep: keptInBrowser(person.key, plan.id),
      async send(code, body, seen, reopen) {
        const saved = await sendSection({ org: organisation.slug, id: plan.id, code, body, seen, reopen });
        client.setQueryData(query.queryKey, (known) => known && withSection(known, saved));
        // What is still missing, and what one may do next, the server knows.
        void client.invalidateQueries(query);
        void client.invalidateQueries({ queryKey: ['plans'] });
        return storedOf(saved.section);
      },
      async look(code) {
        const now = await client.fetchQuery({ ...query, staleTime: 0 });
        const section = now.sections.find((one) => one.code === code);
        return { stored: section ? storedOf(section) : null, inReview: REVIEWED.includes(now.state) };
      },
    });
    // Before anything is drawn: forms begin with what is there.
    adoptAll(made, plan);
    return made;
  });

  useEffect(() => adoptAll(saver, plan), [saver, plan]);
  useEffect(() => {
    const flush = () => saver.flush();
    const hidden = () => document.visibilityState === 'hidden' && saver.flush();
    addEventListener('pagehide', flush);
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', hidden);
      saver.flush();
      saver.close();
    };
  }, [saver]);
  return saver;
}

function withSection(plan: DraftAnswer, { section, plan: { version, state, title } }: SectionSaved): DraftAnswer {
  const others = plan.sections.filter(({ code }) => code !== section.code);
  return { ...plan, version: Math.max(version, plan.version), state, title, sections: [...others, section] };
}

/** How saving stands over all sections: the least good of them, and whether all that waits could be sent. */
export function usePhase(saver: Saver): { phase: Phase; ready: boolean } {
  const text = useSyncExternalStore(saver.subscribe, () => {
    const lives = saver.codes().map((code) => saver.of(code));
    const phase = WORST.find((one) => lives.some((life) => life.phase === one)) ?? 'saved';
    const held = lives.some((life) => life.phase === 'typing' && life.body === null);
    return `${phase} ${held ? '' : 'ready'}`;
  });
  const [phase, ready] = text.split(' ');
  return { phase: phase as Phase, ready: ready === 'ready' };
}

const WORST: readonly Phase[] = ['conflict', 'asks', 'refused', 'lost', 'saving', 'typing'];
