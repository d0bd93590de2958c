// The screens and who may open them. A person lands on the screen of their role.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { ApiError } from './api/client.js';
import type { Role } from './api/types.js';
import { boardLayout, boardPage, wallPage } from './board/board-parts.js';
import { startWorker } from './service-worker/page.js';
import { HomeRedirect, RequireRole, SessionRoot } from './session/require-role.js';
import { LoginPage } from './session/login-page.js';
import { ProofDialogs } from './session/proof-dialogs.js';
import { partOf } from './shell/part.js';
import { CrashPage, NotFoundPage } from './shell/states.js';
import { ToastProvider } from './shell/toast.js';
import { useScheme } from './theme/scheme.js';
import { themeWith } from './theme/theme.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 3 && !(error instanceof ApiError && !error.isTransient),
    },
  },
});

function part(load: Parameters<typeof partOf>[0]): ReactElement {
  const { Show } = partOf(load);
  return <Show />;
}

function page(load: Parameters<typeof partOf>[0], roles: readonly Role[]): ReactElement {
  return <RequireRole roles={roles}>{part(load)}</RequireRole>;
}

const SEATS: readonly Role[] = ['centre', 'supervisor'];
const EVERYBODY: readonly Role[] = [...SEATS, 'station', 'doctor', 'family', 'administrator'];

const router = createBrowserRouter([
  {
    element: <SessionRoot />,
    errorElement: <CrashPage />,
    children: [
      { path: '/', element: <HomeRedirect /> },
      { path: '/login', element: <LoginPage /> },
      { path: '/welcome', element: part(() => import('./session/welcome-page.js')) },
      { path: '/account', element: page(() => import('./session/account-page.js'), EVERYBODY) },
      {
        path: '/board',
        element: (
          <RequireRole roles={SEATS}>
            <boardLayout.Show />
          </RequireRole>
        ),
        children: [
          { index: true, element: <boardPage.Show /> },
          { path: 'wall', element: <wallPage.Show /> },
        ],
      },
      { path: '/handover', element: page(() => import('./handover/handover-page.js'), SEATS) },
      { path: '/handover/:id', element: page(() => import('./handover/handover-page.js'), SEATS) },
      { path: '/load', element: page(() => import('./load/load-page.js'), SEATS) },
      { path: '/reports', element: page(() => import('./activity/activity-page.js'), ['supervisor', 'administrator']) },
      { path: '/station', element: page(() => import('./station/station-page.js'), ['station']) },
      { path: '/station/:dispatchId', element: page(() => import('./station/station-page.js'), ['station']) },
      { path: '/clinic', element: page(() => import('./clinic/clinic-page.js'), ['doctor', 'supervisor']) },
      { path: '/clinic/:patientId', element: page(() => import('./clinic/clinic-page.js'), ['doctor', 'supervisor']) },
      {
        path: '/roster',
        element: page(() => import('./roster/roster-page.js'), [...SEATS, 'administrator', 'station', 'doctor']),
      },
      {
        path: '/emergency',
        element: page(() => import('./emergency/emergency-page.js'), [...SEATS, 'doctor', 'station']),
      },
      { path: '/family', element: page(() => import('./family/family-page.js'), ['family']) },
      { path: '/admin', element: <Navigate to="/admin/gateways" replace /> },
      { path: '/admin/:section', element: page(() => import('./admin/admin-page.js'), ['administrator', ...SEATS]) },
      {
        path: '/admin/:section/:id',
        element: page(() => import('./admin/admin-page.js'), ['administrator', ...SEATS]),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

// Hot reload and a worker that keeps files do not go together.
if (import.meta.env.PROD) void startWorker((link) => void router.navigate(link));

export function App(): ReactElement {
  const { t } = useTranslation();
  const showPassword = t('security.showPassword');
  const theme = useMemo(() => themeWith({ showPassword }), [showPassword]);
  return (
    <MantineProvider theme={theme} forceColorScheme={useScheme()} withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <RouterProvider router={router} />
          <ProofDialogs />
        </ToastProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
