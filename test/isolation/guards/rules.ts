import { domain, type Guard } from '../support/guard.ts';
import * as rule from '../support/probes/rules.ts';

/** Rules of the programme that keep power apart. */
export const rules: Guard[] = [
  {
    guard: 'nobody approves what they drafted',
    file: domain('plans/approve'),
    from: 'isOf(actor, draft.draftedBy) ||',
    to: '',
    probe: rule.draftedOnly,
  },
  {
    guard: 'nobody approves what they drafted and submitted',
    file: domain('plans/approve'),
    from: 'if (wroteIt(draft, reviews, grant.actor)) throw ownDraft();',
    to: '',
    probe: rule.ownDraft,
  },
  {
    guard: 'one drafts for platforms towards which one has a duty',
    file: domain('plans/draft'),
    from: 'if (bears(actor, DRAFTING_DUTIES, code)) return;',
    to: 'return;',
    probe: rule.othersPlatform,
  },
  {
    guard: 'the unit that drafted submits',
    file: domain('plans/submit'),
    from: "if (!isOurs(draft, actor)) throw new Refusal('forbidden', OTHER_UNIT);",
    to: '',
    probe: rule.othersDraft,
  },
  {
    guard: 'what is issued is what was approved',
    file: domain('plans/issue'),
    from: "if (draft.approvedSha256 !== draft.sha256) throw new Refusal('conflict', CHANGED_SINCE_APPROVAL);",
    to: '',
    probe: rule.changedSinceApproval,
  },
  {
    guard: 'the last administrator stays one',
    file: domain('members/change'),
    from: "if (leaves) throw lastAdministrator('/until');",
    to: '',
    probe: rule.lastAdministrator,
  },
  {
    guard: 'nobody changes their own role',
    file: domain('members/change'),
    from: 'if (role && role !== before.role && found.person.key === grant.actor.person) throw ownRole();',
    to: '',
    probe: rule.ownRole,
  },
  {
    guard: 'nobody invites themselves',
    file: domain('members/invite'),
    from: 'if (inviters[0]?.emailKey === key) throw oneself();',
    to: '',
    probe: rule.ownInvitation,
  },
  {
    guard: 'nobody ends their own membership',
    file: domain('members/end'),
    from: 'if (found.person.key === grant.actor.person) throw ownMembership();',
    to: '',
    probe: rule.oneself,
  },
  {
    guard: 'a change is made upon the version that was seen',
    file: domain('version'),
    from: 'if (seen === current) return;',
    to: 'return;',
    probe: rule.unseenChange,
  },
  {
    guard: 'a unit with people in it stays',
    file: domain('units/change'),
    from: 'if (members + duties > 0)',
    to: 'if (false)',
    probe: rule.unitsInUse,
  },
  {
    guard: 'a unit that a decision names is not ended',
    file: domain('units/change'),
    from: 'if (found.unit.clause !== null) throw restsOnLaw(found.unit.clause);',
    to: '',
    probe: rule.unitsInUse,
  },
];
