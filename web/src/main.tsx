import './styles/all.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem.ts';
import { preferredLanguage, speak } from './language/store.ts';
import { router } from './routes.tsx';
import { showIn, themeNow } from './shell/theme.ts';

showIn(themeNow());

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refuses it refuses again; a lost connection is worth another try.
      retry: (failures, error) => !(error instanceof Problem) && failures < 1,
    },
  },
});

// A file of an earlier build that is there no more: the new build is one reload away, and typed forms are kept.
addEventListener('vite:preloadError', () => location.reload());

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no place for the app');
await speak(preferredLanguage());
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
