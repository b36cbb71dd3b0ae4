import { domain, type Guard } from '../support/guard.ts';
import * as rule from '../support/probes/rules.ts';

/** Rules of the programme that keep power apart. */
export const rules: Guard[] = [
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
