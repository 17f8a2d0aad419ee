import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused } from './api.ts'
import { App } from './app.tsx'
import { Appear } from './appearance.tsx'
import { Speak } from './language.tsx'
import { followNewVersion, startWorker } from './offline.ts'
import './style/desk.css'
import './style/shell.css'
import './style/lists.css'
import './style/row.css'
import './style/escalations.css'
import './style/limits.css'
import './style/figures.css'
import './style/report.css'
import './style/publications.css'
import './style/papers.css'
import './style/manuscripts.css'
import './style/check.css'
import './style/work.css'
import './style/calendar.css'
import './style/notices.css'
import './style/workdays.css'
import './style/collection.css'
import './style/review.css'
import './style/sheets.css'
import './style/collect.css'
import './style/phone.css'
import './style/print.css'

followNewVersion()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Whether there is a connection shows when something is asked; browsers only guess, and what was kept answers too.
      networkMode: 'always',
      // A refusal stays a refusal; only a server out of reach is worth asking again.
      retry: (times, problem) => times < 2 && problem instanceof Refused && problem.problem.code === 'offline',
    },
    mutations: { networkMode: 'always' },
  },
})

startWorker(() => void client.invalidateQueries())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Speak>
        <Appear>
          <App />
        </Appear>
      </Speak>
    </QueryClientProvider>
  </StrictMode>,
)
