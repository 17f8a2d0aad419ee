import { lazy, Suspense } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { SignIn } from './pages/sign_in.tsx'
import { Ledgers } from './pages/ledgers.tsx'
import { MyWork } from './pages/work/work.tsx'
import { Refusal } from './parts/refusal.tsx'
import { Seat, useWhoever } from './session.tsx'
import { Shell } from './shell/shell.tsx'
import { Waiting } from './parts/waiting.tsx'

const Calendar = lazy(() => import('./pages/calendar/calendar.tsx'))
const Ledger = lazy(() => import('./pages/ledger/ledger.tsx'))
const Collect = lazy(() => import('./pages/collect/collect.tsx'))
const RowPage = lazy(() => import('./pages/row/row_page.tsx'))
const NewRow = lazy(() => import('./pages/row/new_row.tsx'))
const LedgerImport = lazy(() => import('./pages/import/ledger_import.tsx'))
const OrganisationImport = lazy(() => import('./pages/import/organisation_import.tsx'))
const People = lazy(() => import('./pages/people/people.tsx'))
const Collections = lazy(() => import('./pages/collection/collections.tsx'))
const Collection = lazy(() => import('./pages/collection/collection.tsx'))
const Queue = lazy(() => import('./pages/review/queue.tsx'))
const ReviewPage = lazy(() => import('./pages/review/review_page.tsx'))
const Figures = lazy(() => import('./pages/figures/figures.tsx'))
const EvidencePage = lazy(() => import('./pages/figures/evidence_page.tsx'))
const Reports = lazy(() => import('./pages/reports/reports.tsx'))
const Report = lazy(() => import('./pages/reports/report.tsx'))
const Manuscript = lazy(() => import('./pages/manuscripts/manuscript.tsx'))
const Publication = lazy(() => import('./pages/publications/publication.tsx'))
const Check = lazy(() => import('./pages/check/check.tsx'))
const PaperRegister = lazy(() => import('./pages/papers/register.tsx'))
const Units = lazy(() => import('./pages/units/units.tsx'))
const Norms = lazy(() => import('./pages/norms.tsx'))
const Workdays = lazy(() => import('./pages/workdays/workdays.tsx'))
const Inbox = lazy(() => import('./pages/inbox/inbox.tsx'))
const Channels = lazy(() => import('./pages/channels/channels.tsx'))
const Log = lazy(() => import('./pages/log.tsx'))

export function App() {
  const whoever = useWhoever()
  if (whoever.isPending) return <Waiting whole />
  if (whoever.isError) return <Refusal error={whoever.error} again={() => void whoever.refetch()} whole />
  if (whoever.data === null) return <SignIn />
  return (
    <BrowserRouter>
      <Seat key={whoever.data.person.id} session={whoever.data}>
        <Shell>
          <Suspense fallback={<Waiting />}>
            <Pages />
          </Suspense>
        </Shell>
      </Seat>
    </BrowserRouter>
  )
}

function Pages() {
  return (
    <Routes>
      <Route path="/" element={<MyWork />} />
      <Route path="/calendar" element={<Calendar />} />
      <Route path="/collect/:ledger/:period" element={<Collect />} />
      <Route path="/ledgers" element={<Ledgers />} />
      <Route path="/ledgers/:ledger" element={<Ledger />} />
      <Route path="/ledgers/:ledger/new" element={<NewRow />} />
      <Route path="/ledgers/:ledger/rows/:id" element={<RowPage />} />
      <Route path="/ledgers/:ledger/import/:id?" element={<LedgerImport />} />
      <Route path="/collection" element={<Collections />} />
      <Route path="/collection/:ledger" element={<Collection />} />
      <Route path="/review/:ledger" element={<Queue />} />
      <Route path="/review/:ledger/:id" element={<ReviewPage />} />
      <Route path="/figures" element={<Figures />} />
      <Route path="/figures/evidence" element={<EvidencePage />} />
      <Route path="/reports" element={<Reports />} />
      <Route path="/reports/:name" element={<Report />} />
      <Route path="/manuscripts/:id" element={<Manuscript />} />
      <Route path="/publications/:id" element={<Publication />} />
      <Route path="/check" element={<Check />} />
      <Route path="/papers" element={<PaperRegister />} />
      <Route path="/units" element={<Units />} />
      <Route path="/units/import/:id?" element={<OrganisationImport key="units" sheet="units" />} />
      <Route path="/people" element={<People />} />
      <Route path="/people/import/:id?" element={<OrganisationImport key="people" sheet="people" />} />
      <Route path="/norms" element={<Norms />} />
      <Route path="/norms/workdays" element={<Workdays />} />
      <Route path="/log" element={<Log />} />
      <Route path="/inbox" element={<Inbox />} />
      <Route path="/channels" element={<Channels />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  )
}
