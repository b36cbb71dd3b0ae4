import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Nav } from './nav.tsx';

export default function PhoneSheet({ close }: { close: () => void }) {
  const { shell } = useTexts();
  return (
    <Dialog open onClose={close} title={shell.nav} className="dialog--sheet">
      <Nav onOpen={close} />
    </Dialog>
  );
}
