/**
 * Keeps the pages at hand, so that a phone without a connection opens them and goes on filling. The pages themselves
 * are kept whole, version by version; of the server's answers only those that a form needs, and they are given only
 * where the server cannot be reached, marked as kept. Browsers run this on https and localhost alone.
 *
 * A script of its own that imports nothing: what it shared with the pages would carry a hash in its name.
 */

/** Put in by the build: the files of this version, and a name for all of them together. */
declare const __FILES__: readonly string[]
declare const __VERSION__: string

/** What the compiler's list for browsers does not have of workers. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
}
const worker = globalThis as unknown as WorkerScope

const PAGES = 'youju.pages.'
const ANSWERS = 'youju.answers'
const KEPT_HEADER = 'x-youju-kept'
const MOST_ANSWERS = 300
/** On a connection that only seems to be there, the kept page is shown after so long. */
const PATIENCE_MILLISECONDS = 4_000

/** Who is signed in, what is owed, the declarations, and what the forms seen so far begin with. */
const FORMS = [/^\/api\/(session|work|catalogue|ledgers)$/, /^\/api\/ledgers\/[^/]+(\/desk)?$/, /^\/api\/units\/[^/]+$/]

const keepPages = async (): Promise<void> => {
  const cache = await caches.open(PAGES + __VERSION__)
  await cache.addAll(['/', ...__FILES__].map((path) => new Request(path, { cache: 'no-cache' })))
}

/** The version before stays: a page that was opened with it may still ask for its parts. */
const dropOldPages = async (): Promise<void> => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + __VERSION__)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}

worker.addEventListener('install', (event) => {
  event.waitUntil(keepPages().then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldPages().then(() => worker.clients.claim()))
})

const inTime = (answer: Promise<Response>): Promise<Response | undefined> =>
  Promise.race([
    answer.catch(() => undefined),
    new Promise<undefined>((done) => {
      setTimeout(() => done(undefined), PATIENCE_MILLISECONDS)
    }),
  ])

/** Every address of the pages is the same page; the server's is newer, where the server is well. */
const page = async (request: Request): Promise<Response> => {
  const asked = fetch(request)
  const fresh = await inTime(asked)
  if (fresh !== undefined && fresh.status < 500) return fresh
  const cache = await caches.open(PAGES + __VERSION__)
  return (await cache.match('/')) ?? fresh ?? asked
}

/** Parts carry a hash in their name and never change. */
const part = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

const keepAnswer = async (request: Request, answer: Response): Promise<void> => {
  const cache = await caches.open(ANSWERS)
  const headers = new Headers(answer.headers)
  headers.set(KEPT_HEADER, String(Date.now()))
  await cache.put(request, new Response(await answer.blob(), { headers }))
  const [oldest, ...others] = await cache.keys()
  if (oldest !== undefined && others.length >= MOST_ANSWERS) await cache.delete(oldest)
}

const answered = async (event: Asked): Promise<Response> => {
  const { request } = event
  try {
    const answer = await fetch(request)
    if (answer.status === 200) event.waitUntil(keepAnswer(request, answer.clone()))
    // Signed out: what the last person saw is nobody's any more.
    if (answer.status === 401) await caches.delete(ANSWERS)
    return answer
  } catch (error) {
    const kept = await (await caches.open(ANSWERS)).match(request)
    if (kept === undefined) throw error
    return kept
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (pathname.startsWith('/api/')) {
    if (FORMS.some((form) => form.test(pathname))) event.respondWith(answered(event))
  } else if (request.mode === 'navigate') event.respondWith(page(request))
  else event.respondWith(part(request))
})
