/** What the page runs. */
import { speedOf } from './speed.ts'

Object.assign(globalThis, { speedOf })
