import { useTexts } from '../language/store.ts';
import { Confirm } from '../parts/confirm.tsx';

export default function ExpiryWarning({ stay, close }: { stay: () => Promise<void>; close: () => void }) {
  const { shell } = useTexts();
  return (
    <Confirm open onClose={close} title={shell.expiring} verb={shell.stay} act={stay}>
      {shell.expiringText}
    </Confirm>
  );
}
