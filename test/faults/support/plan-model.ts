/**
 * What a plan's life should be, told once more and apart from the product: one after the other, without a database.
 * The product's answers, to one request or to many at once, must be those of some order of requests here.
 */

export type Who = 'officer' | 'colleague' | 'other' | 'head' | 'otherHead' | 'leader' | 'both' | 'auditor' | 'stranger';

interface Person {
  role: 'officer' | 'head' | 'leader' | 'auditor';
  /** Of the unit that drafts; those of another unit bear the same duty. */
  ours: boolean;
  /** Who it is, where one person has two roles. */
  person: string;
}

/** `both` is the colleague in their other role; the stranger leads another organisation. */
export const PEOPLE: Record<Who, Person> = {
  officer: { role: 'officer', ours: true, person: 'officer' },
  colleague: { role: 'officer', ours: true, person: 'colleague' },
  other: { role: 'officer', ours: false, person: 'other' },
  head: { role: 'head', ours: true, person: 'head' },
  otherHead: { role: 'head', ours: false, person: 'otherHead' },
  leader: { role: 'leader', ours: false, person: 'leader' },
  both: { role: 'leader', ours: false, person: 'colleague' },
  auditor: { role: 'auditor', ours: false, person: 'auditor' },
  stranger: { role: 'leader', ours: false, person: 'stranger' },
};

/** Contents that are written in; empty, they are gaps. */
export const CODES = ['roadmap', 'policies'] as const;
export type Code = (typeof CODES)[number];

export type Act =
  | { do: 'submit' | 'review' | 'approve' | 'return' | 'issue' | 'discard'; by: Who; seen: number }
  | { do: 'save'; by: Who; seen: number; code: Code; text: string; reopen: boolean }
  | { do: 'amend'; by: Who };

export interface Plan {
  state: 'draft' | 'in_review' | 'returned' | 'approved' | 'issued' | 'superseded' | 'discarded';
  version: number;
  /** Whose turn it is in review. */
  turn: 'head' | 'leader';
  /** Persons who wrote in it or submitted it last. */
  authors: string[];
  submitter: string | null;
  sections: Record<Code, { version: number; text: string }>;
  everApproved: boolean;
  /** The first draft of what it amends, by its place. */
  amends: number | null;
  /** Number given in the register. */
  number: number | null;
  /** What its trails must say: steps with who took them; actions. */
  reviews: [step: string, person: string][];
  audited: string[];
}

/** All drafts of one plan and its amendments. */
export interface World {
  plans: Plan[];
  given: number;
}

const DRAFTERS = ['officer', 'head'];
const MAY: Record<Act['do'], readonly string[]> = {
  save: DRAFTERS,
  submit: DRAFTERS,
  amend: DRAFTERS,
  discard: DRAFTERS,
  review: ['head'],
  return: ['head', 'leader'],
  approve: ['leader'],
  issue: ['leader'],
};
const FROM: Partial<Record<Act['do'], readonly Plan['state'][]>> = {
  submit: ['draft', 'returned'],
  review: ['in_review'],
  approve: ['in_review'],
  return: ['in_review', 'approved'],
  issue: ['approved'],
};

export function opened(by: Who, text: string): Plan {
  const { person } = PEOPLE[by];
  return {
    ...{ state: 'draft', version: 1, turn: 'head', authors: [person], submitter: null, everApproved: false },
    sections: { roadmap: { version: 1, text }, policies: { version: 1, text } },
    ...{ amends: null, number: null, reviews: [], audited: ['plan.draft'] },
  };
}

/** What is answered to this, and how the world is then. */
export function after(world: World, place: number, act: Act): { status: number; world: World } {
  const plan = world.plans[place];
  if (!plan) throw new Error(`there is no plan ${place}`);
  const status = refused(world, place, plan, act);
  return status !== null ? { status, world } : done(world, place, plan, act);
}

function refused(world: World, place: number, plan: Plan, act: Act): number | null {
  const { role, ours, person } = PEOPLE[act.by];
  if (act.by === 'stranger') return 404;
  if (!MAY[act.do].includes(role)) return 403;
  if (plan.state === 'discarded') return 404;
  const from = FROM[act.do];
  if (from) {
    if (!from.includes(plan.state)) return 409;
    if (act.do !== 'save' && act.do !== 'amend' && act.seen !== plan.version) return 412;
  }
  switch (act.do) {
    case 'submit':
      if (!ours) return 403;
      return isUnchanged(world, plan) ? 422 : null;
    case 'review':
      if (plan.turn !== 'head') return 409;
      return ours ? null : 403;
    case 'approve':
      if (plan.turn !== 'leader') return 409;
      return [...plan.authors, plan.submitter].includes(person) ? 403 : null;
    case 'return':
      if (plan.state === 'in_review' && plan.turn === 'head') return role === 'head' && ours ? null : 403;
      return role === 'leader' ? null : 403;
    case 'issue':
      return CODES.some((code) => plan.sections[code].text === '') ? 422 : null;
    case 'save':
      if (!ours) return 403;
      if (['issued', 'superseded'].includes(plan.state)) return 409;
      if (['in_review', 'approved'].includes(plan.state) && !act.reopen) return 409;
      return act.seen === plan.sections[act.code].version ? null : 412;
    case 'discard':
      if (!ours) return 403;
      if (act.seen !== plan.version) return 412;
      return ['draft', 'returned'].includes(plan.state) && !plan.everApproved ? null : 409;
    case 'amend':
      if (!ours) return 403;
      return plan.state !== 'issued' || amendmentOf(world, rootOf(plan, place)) !== undefined ? 409 : null;
  }
}

const rootOf = ({ amends }: Plan, place: number) => amends ?? place;

/** Whether an amendment says what the version that it amends says. */
function isUnchanged({ plans }: World, { amends, sections }: Plan): boolean {
  if (amends === null) return false;
  const amended = plans.find((one, place) => one.state === 'issued' && rootOf(one, place) === amends);
  return amended !== undefined && CODES.every((code) => amended.sections[code].text === sections[code].text);
}

/** The amendment that is being drafted of a plan, if any. */
export const amendmentOf = ({ plans }: World, root: number) =>
  plans.find(({ amends, state }) => amends === root && !['issued', 'superseded', 'discarded'].includes(state));

function done(world: World, place: number, plan: Plan, act: Act): { status: number; world: World } {
  const { role, person } = PEOPLE[act.by];
  const is = (change: Partial<Plan>, given = world.given): { status: number; world: World } => ({
    status: 200,
    world: { given, plans: world.plans.map((one, at) => (at === place ? { ...one, ...change } : one)) },
  });
  const step = (change: Partial<Plan>, given?: number) =>
    is(
      {
        version: plan.version + 1,
        reviews: [...plan.reviews, [act.do, person]],
        audited: [...plan.audited, `plan.${act.do}`],
        ...change,
      },
      given,
    );
  switch (act.do) {
    case 'submit':
      return step({ state: 'in_review', turn: role === 'head' ? 'leader' : 'head', submitter: person });
    case 'review':
      return step({ turn: 'leader' });
    case 'approve':
      return step({ state: 'approved', everApproved: true });
    case 'return':
      return step({ state: 'returned', turn: 'head' });
    case 'issue': {
      const number = world.given + 1;
      const issued = step({ state: 'issued', number }, number);
      if (plan.amends === null) return issued;
      const plans = issued.world.plans.map((one, at) =>
        at !== place && one.state === 'issued' && rootOf(one, at) === plan.amends
          ? { ...one, state: 'superseded' as const }
          : one,
      );
      return { ...issued, world: { ...issued.world, plans } };
    }
    case 'save': {
      const section = plan.sections[act.code];
      if (section.text === act.text) return is({});
      const back = plan.state === 'in_review' || plan.state === 'approved';
      return is({
        version: plan.version + 1,
        authors: [...new Set([...plan.authors, person])],
        sections: { ...plan.sections, [act.code]: { version: section.version + 1, text: act.text } },
        audited: [...plan.audited, back ? 'plan.reopen' : 'plan.edit'],
        ...(back && { state: 'draft', turn: 'head' }),
      });
    }
    case 'discard':
      return { ...is({ state: 'discarded', audited: [...plan.audited, 'plan.discard'], reviews: [] }), status: 204 };
    case 'amend': {
      const { roadmap, policies } = plan.sections;
      const sections = { roadmap: { ...roadmap, version: 1 }, policies: { ...policies, version: 1 } };
      const amendment = { ...opened(act.by, ''), sections, amends: rootOf(plan, place), audited: ['plan.amend'] };
      return { status: 201, world: { ...world, plans: [...world.plans, amendment] } };
    }
  }
}

/** What the product should say this person may do next. */
export function flags(world: World, place: number, by: Who) {
  const plan = world.plans[place];
  if (!plan) throw new Error(`there is no plan ${place}`);
  const { version: seen } = plan;
  const may = (act: Act) => after(world, place, act).status < 300;
  const save = {
    do: 'save',
    by,
    code: 'roadmap',
    text: 'x',
    reopen: true,
    seen: plan.sections.roadmap.version,
  } as const;
  return {
    mayEdit: may(save),
    editReopens: plan.state === 'in_review' || plan.state === 'approved',
    // An amendment that changes nothing yet is told apart, too.
    maySubmit: [200, 422].includes(after(world, place, { do: 'submit', by, seen }).status),
    mayReview: may({ do: 'review', by, seen }),
    mayApprove: may({ do: 'approve', by, seen }),
    mayReturn: may({ do: 'return', by, seen }),
    // Gaps are told apart: a plan with gaps may be issued once they are filled.
    mayIssue: [200, 422].includes(after(world, place, { do: 'issue', by, seen }).status),
    mayAmend: may({ do: 'amend', by }),
    mayDiscard: may({ do: 'discard', by, seen }),
  };
}
