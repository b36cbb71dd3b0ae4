import { useState } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { useMe } from '../session/me.ts';
import { enter, useElsewhere } from '../session/organisation.ts';

/** The session has gone to another organisation in another tab: one button brings it back here. */
export function ElsewhereBanner() {
  const { organisation, role } = useMe();
  const { shell } = useTexts();
  const elsewhere = useElsewhere(organisation.slug);
  const [back, setBack] = useState<object | null>(null);
  const [busy, setBusy] = useState(false);
  if (elsewhere === null || back === elsewhere) return null;
  const come = async () => {
    setBusy(true);
    try {
      await enter(organisation.slug, role);
      setBack(elsewhere);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="banner" role="alert">
      <Icon name="warn" />
      <span className="grow">{shell.otherTab(elsewhere.name)}</span>
      <Button small busy={busy} onClick={come}>
        {shell.return(organisation.short)}
      </Button>
    </div>
  );
}
