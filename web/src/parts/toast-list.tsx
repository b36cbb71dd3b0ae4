import { Toast } from '@base-ui/react/toast';
import { useEffect, useRef } from 'react';
import { useTexts } from '../language/store.ts';
import { Icon } from './icons.tsx';
import { useToasts } from './toast.ts';

/** Long enough to read and to take it back, in milliseconds. */
const STAY = 9000;

/** Loaded with the first confirmation. F6 brings the focus here. */
export default function ToastList() {
  return (
    <Toast.Provider timeout={STAY} limit={3}>
      <Feed />
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Feed() {
  const { add, close } = Toast.useToastManager();
  const texts = useTexts();
  const waiting = useToasts();
  const shown = useRef(0);
  useEffect(() => {
    for (const { id, text, undo } of waiting) {
      if (id <= shown.current) continue;
      shown.current = id;
      const name = `toast-${id}`;
      const take = () => {
        close(name);
        undo?.();
      };
      add({ id: name, title: text, ...(undo && { actionProps: { children: texts.do.undo, onClick: take } }) });
    }
  }, [waiting, add, close, texts]);
  return null;
}

function Shown() {
  const { toasts } = Toast.useToastManager();
  const texts = useTexts();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection="right">
      <Icon name="done" />
      <Toast.Title className="grow" render={<span />} />
      <Toast.Action />
      <Toast.Close className="x" aria-label={texts.do.close}>
        <Icon name="cross" />
      </Toast.Close>
    </Toast.Root>
  ));
}
