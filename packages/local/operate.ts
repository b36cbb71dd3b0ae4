// npm run ndp -- <command>: the operator's command line, on the data folder DATA_DIR. One file per command in operate/.
import { commandFor, helpFor } from './operate/command.ts';
import { commands, told } from './operate/commands.ts';

const words = process.argv.slice(2);
try {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) {
    console.log(helpFor(commands));
  } else {
    const { command, given } = commandFor(commands, words);
    await command.run(given);
  }
} catch (error) {
  const line = told(error);
  if (line === null) throw error;
  console.error(line);
  process.exit(1);
}
