import { HOSTILE_MESSAGES, HostileFile } from '@ndp/documents/zip/open';
import { invalid } from '@ndp/domain/refusal';

/** Reads a Word or Excel file from outside; one that is not opened is refused in words. Throws Refusal `invalid_input`. */
export function opened<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HostileFile)) throw error;
    const { vi, en } = HOSTILE_MESSAGES[error.reason];
    throw invalid('', vi, en);
  }
}
