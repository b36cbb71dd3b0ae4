import '../../styles/paper.css';
import { paper as words } from '../../texts/plans/paper.vi.ts';
import { Annex } from './annex.tsx';
import { competence, decisionDate, numberAndSymbol, type Paper, remarks, upper } from './paper.ts';

/** A decision with its annex in the layout of Decree 30/2020, Annex I: as the printer takes it. */
export function Sheet({ paper }: { paper: Paper }) {
  return (
    <article className="paper" lang="vi">
      <div className="paper__sheet">
        {paper.decision.draft && <p className="paper__draft">{words.draft}</p>}
        <Header paper={paper} />
        <h2 className="paper__kind">{words.kind}</h2>
        <p className="paper__abstract">{words.approves(paper.title)}</p>
        <p className="paper__who">{competence(paper)}</p>
        <Bases bases={paper.decision.bases} />
        <p className="paper__decides">{words.decides}</p>
        {words.articles(paper.title, words.obliged(paper.unit, paper.organisation)).map((text, at) => (
          <p key={text} className="paper__p">
            <b>{words.article(at + 1)}</b> {text}
          </p>
        ))}
        <Signing paper={paper} />
        <Remarks paper={paper} />
      </div>
      <Annex paper={paper} />
    </article>
  );
}

function Header({ paper: { organisation, decision } }: { paper: Paper }) {
  return (
    <div className="paper__head">
      <div>
        <p className="paper__nation">{upper(organisation)}</p>
        <hr className="paper__rule" />
        <p className="paper__number">
          {words.number} <span className="pre">{numberAndSymbol(decision)}</span>
        </p>
      </div>
      <div>
        <p className="paper__nation">{words.nation}</p>
        <p className="paper__motto">{words.motto}</p>
        <hr className="paper__rule paper__rule--motto" />
        <p className="paper__date pre">{[decision.place, decisionDate(decision)].filter(Boolean).join(', ')}</p>
      </div>
    </div>
  );
}

/** Each basis a line of its own, ";" after each and "." after the last. */
function Bases({ bases }: { bases: readonly string[] }) {
  return bases.map((line, at) => (
    <p key={line} className="paper__p paper__basis">
      {line.trim().replace(/[;.,\s]+$/, '')}
      {at === bases.length - 1 ? '.' : ';'}
    </p>
  ));
}

function Signing({ paper: { decision, unit } }: { paper: Paper }) {
  const { authority, title, name } = decision.signer;
  return (
    <div className="paper__sign">
      <div className="paper__to">
        <p>{words.recipients}</p>
        <ul>
          {[words.first, ...decision.recipients.map((one) => `- ${one};`), words.kept(unit)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className="paper__by">
        {[authority, title].map((line) => line && <p key={line}>{upper(line)}</p>)}
        <p className="paper__name">{name}</p>
      </div>
    </div>
  );
}

function Remarks({ paper: { decision } }: { paper: Paper }) {
  const said = remarks(decision);
  if (said === '') return null;
  return (
    <p className="paper__note">
      {words.note} {said}
    </p>
  );
}
