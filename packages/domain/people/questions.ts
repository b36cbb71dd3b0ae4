import type { ReadHandle } from '@ndp/database/handle';
import type { Condition } from '@ndp/database/query';
import { dutiesOf, namesOfOrganisations, namesOfUnits, whatEnded, whichExist, whoBears } from './ask-parties.ts';
import { howMany, namesOfMachines, namesOfMembers, whoReviews } from './ask-people.ts';
import { namesOfPlatforms, platformsCalled, templatesInForce } from './ask-platforms.ts';
import type { Directory, Facts, Question, Questions } from './facts.ts';

const NOBODY: Directory = { organisations: {}, units: {}, platforms: {} };

/**
 * The queries for what was asked, and how their answers are read; what was not asked costs nothing.
 * @param home the condition that names the organisation one acts for
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export function asking(db: ReadHandle['db'], home: Condition, today: string, questions: Questions) {
  const { mentioned, colleagues, templates, platforms, parties, alone, reviewers, ended, bearers, directory } =
    questions;
  const asked: Question[] = [
    ...(mentioned?.length ? [whichExist(db, mentioned)] : []),
    ...(colleagues ? [namesOfMembers(db, home), namesOfMachines(db, home)] : []),
    ...(templates ? [templatesInForce(db, templates, today)] : []),
    ...(platforms?.length ? [platformsCalled(db, platforms, today)] : []),
    ...(parties?.length ? [dutiesOf(db, parties, today)] : []),
    ...(alone ? [howMany(db, home, today)] : []),
    ...(reviewers ? [whoReviews(db, home, today)] : []),
    ...(ended ? whatEnded(db) : []),
    ...(bearers ? [whoBears(db, today)] : []),
    ...(directory ? [namesOfOrganisations(db), namesOfUnits(db), namesOfPlatforms(db)] : []),
  ];
  return {
    queries: asked.map(({ query }) => query),
    /** @param answers one list of rows for each query, in their order */
    facts(answers: readonly unknown[]): Facts {
      const facts: Facts = {
        ...{
          unknown: [],
          colleagues: {},
          templates: [],
          platforms: [],
          parties: [],
          alone: false,
          reviewers: [],
          ended: [],
          bearers: [],
        },
        directory: { ...NOBODY },
      };
      // Each list of rows belongs to the query at its place, whose types the batch does not keep.
      for (const [place, { take }] of asked.entries()) take(answers[place] as never[], facts);
      return facts;
    },
  };
}
