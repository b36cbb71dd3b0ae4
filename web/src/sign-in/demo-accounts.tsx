import type { DemoAccount } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Icon } from '../parts/icons.tsx';

interface Props {
  accounts: readonly DemoAccount[];
  chosen: string | null;
  choose: (account: DemoAccount) => void;
}

/** People made up for trying the system; the server names them only where it was told to. */
export function DemoAccounts({ accounts, chosen, choose }: Props) {
  const { signIn, roles } = useTexts();
  return (
    <section className="card" aria-labelledby="dung-thu">
      <div className="card__h">
        <h2 id="dung-thu">{signIn.demo}</h2>
      </div>
      <p className="card__b small muted">{signIn.demoText}</p>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" aria-pressed={account.email === chosen} onClick={() => choose(account)}>
              <b>{account.name}</b>
              {account.email === chosen ? <Icon name="tick" /> : <span />}
              <span className="small muted">
                {roles[account.role]}, {account.organisation.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
