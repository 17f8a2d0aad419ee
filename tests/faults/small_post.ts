/** A server's sending on its own, in a process that a test can kill: sends what is due in the database named, and ends. */
import { openDatabase } from '../../src/server/db/open.ts'
import { deliverDue } from '../../src/server/work/deliveries.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'

const [url = '', county = ''] = process.argv.slice(2)
const database = await openDatabase(url)
await deliverDue({ database, county, seal: makeSeal(Buffer.alloc(32, 7)) })
await database.close()
