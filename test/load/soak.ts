// `npm run soak [seconds]`: five minutes of storm through the write gate, without and with a server that is killed. Prints figures.
import { runStorm, type Storm, type StormReport } from './storm.ts';

const seconds = Number(process.argv[2] ?? 300);
const calm: Storm = { seconds, clients: 256, others: 64, kill: 0 };
// One kill every ten seconds, and bursts that overfill the queue.
const rough: Storm = { ...calm, kill: Math.max(1, Math.floor(seconds / 10)), burst: 400 };

const isFaultless = (report: StormReport) =>
  report.errors.length +
    report.readErrors.length +
    report.missing +
    report.doubled +
    report.refusedButApplied +
    report.disordered ===
  0;

let faultless = true;
for (const [name, storm] of Object.entries({
  'nobody harms the server': calm,
  'the server is killed again and again': rough,
})) {
  console.log(`${name}: ${storm.clients} clients on one namespace, ${storm.others} on others, ${storm.seconds} s …`);
  const report = await runStorm(storm);
  console.log(report);
  faultless &&= isFaultless(report) && (storm.kill > 0 || report.restarts === 0);
}
console.log(faultless ? 'No fault.' : 'FAULTS: see above.');
process.exitCode = faultless ? 0 : 1;
