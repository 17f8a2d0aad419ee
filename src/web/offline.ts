/** Opening the pages without a connection, and not being left behind by a new version of them. */
import { remember, remembered } from './preferences.ts'

/** Browsers offer it on https and localhost only; a county's own network may well be plain http. */
export const opensOffline = (): boolean => 'serviceWorker' in navigator

/** `first`: the worker has just come to a page that was there before it; nothing that page asked for has been kept. */
export const startWorker = (first: () => void): void => {
  if (!import.meta.env.PROD || !opensOffline()) return
  if (navigator.serviceWorker.controller === null) {
    navigator.serviceWorker.addEventListener('controllerchange', first, { once: true })
  }
  // After the page, which it would only slow down.
  addEventListener('load', () => {
    navigator.serviceWorker.register('/service_worker.js').catch(() => {
      // Then as where there is none: drafts and the outbox do their work while the page is open.
    })
  })
}

/** Answers kept for whoever was signed in before. */
export const forgetAnswers = async (): Promise<void> => {
  if ('caches' in globalThis) await caches.delete('youju.answers')
}

const ONCE_MILLISECONDS = 60_000

/** A part of the page is gone since a new version was laid in: the new page is fetched. Drafts are kept meanwhile. */
export const followNewVersion = (): void => {
  addEventListener('vite:preloadError', (event) => {
    // Not again and again, where the part is missing for another reason.
    if (Date.now() - remembered<number>('reloaded', 0) < ONCE_MILLISECONDS) return
    event.preventDefault()
    remember('reloaded', Date.now())
    location.reload()
  })
}
