import { answered, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { Answer, Body } from '../../api/types.ts';
import { sendWorkbook } from '../grid/exchange/send-file.ts';
import type { Template } from './queries.ts';

type Copied = Answer<'/v1/t/{org}/plan-copies', 'post'>;

export interface Beginning {
  template: Template;
  title: string;
  year: number;
  platforms: string[];
  from: { draft: string } | { issued: string } | { file: File } | null;
}
/** What came of it; `left` and `unassigned` are codes of sections, `refused` why a file could not be taken. */
export interface Begun {
  id: string;
  left: readonly string[];
  unassigned: readonly string[];
  refused: unknown;
}

let last = { request: '', key: '' };
/** The same request again has the same key: an answer that was lost makes no second plan. */
function keyOf(body: unknown): string {
  const request = JSON.stringify(body);
  if (last.request !== request) last = { request, key: crypto.randomUUID() };
  return last.key;
}

/** Opens the plan. Throws Problem, its errors at the fields of the form. */
export async function createPlan(org: string, { template, title, year, platforms, from }: Beginning): Promise<Begun> {
  const plan = { kind: template.kind, template: template.key, title, year, platforms };
  const begun = { left: [], unassigned: [], refused: null };
  try {
    if (from !== null && !('file' in from)) return { ...begun, ...(await copied(org, { ...plan, from })) };
    const body: Body<'/v1/t/{org}/plans', 'post'> = plan;
    const { id } = await answered(
      api.POST('/v1/t/{org}/plans', {
        params: { path: { org }, header: { 'Idempotency-Key': keyOf(body) } },
        body,
      }),
    );
    if (from === null) return { ...begun, id };
    try {
      // Whoever begins from a file knows that it is of another plan.
      const meant = { reopen: false, other: true };
      await sendWorkbook(org, id, 1, meant, from.file, new AbortController().signal);
      return { ...begun, id };
    } catch (refused) {
      return { ...begun, id, refused };
    }
  } catch (error) {
    throw error instanceof Problem ? atFields(error) : error;
  }
}

/** The kind is chosen by its template here. */
function atFields(problem: Problem): Problem {
  const errors = problem.errors.map(({ pointer, detail }) => ({
    pointer: pointer.replace(/^\/kind/, '/template'),
    detail,
  }));
  const { status, code, message, retryAfter } = problem;
  return new Problem(status, { code, detail: message, errors }, retryAfter);
}

function copied(org: string, body: Body<'/v1/t/{org}/plan-copies', 'post'>): Promise<Copied> {
  const params = { path: { org }, header: { 'Idempotency-Key': keyOf(body) } };
  return answered(api.POST('/v1/t/{org}/plan-copies', { params, body }));
}
