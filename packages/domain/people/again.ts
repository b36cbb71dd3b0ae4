import { repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';

/** More often than a step or a person may be tried, so that the last one is told so rather than turned away. */
const MOST = 15;

/**
 * Repeats an operation whose guard did not hold because another one was faster: it reads what is so now and decides
 * afresh. Each loss means that somebody else went on, so it ends.
 */
export async function decidedAnew<T>(attempt: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await repeated(attempt);
    } catch (error) {
      const changed = error instanceof DatabaseFailure && error.reason === 'changed';
      if (!changed || times === MOST) throw error;
    }
  }
}
