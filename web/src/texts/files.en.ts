import type { files as vi } from './files.vi.ts';

export const files: typeof vi = {
  title: 'Attached files',
  hint: 'PDF, Word, Excel, pictures, CSV or text, up to 20 MB each.',
  none: 'This section has no files yet.',
  add: 'Attach a file',
  chooser: 'Choose a file to attach',
  sending: (name, percent) => `Sending ${name}, ${percent}%`,
  sent: (name) => `${name} has been sent. It is being checked.`,
  failed: (name) => `${name} could not be sent.`,
  remove: (name) => `Take off ${name}`,
  removeTitle: 'Take the file off',
  removeText: (name) => `Take “${name}” off this section. The audit trail still says that it was sent and taken off.`,
  removed: (name) => `${name} was taken off.`,
  by: (who, when) => `${who}, ${when}`,
  state: { quarantined: 'Being checked', clean: 'Clean', refused: 'Refused' },
};
