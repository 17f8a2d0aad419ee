/** `server.ts FOLDER SCHOOLS`: the server of the rush, in a process of its own that can be killed. Prints its address. */
import { serve } from '../../src/server/main.ts'
import { openRush } from './ground.ts'

const [folder = '', schools = '400'] = process.argv.slice(2)
const serving = await serve(await openRush(folder, Number(schools)), { port: 0 })
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)))
console.log(serving.address)
