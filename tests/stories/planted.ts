/** The demonstration city for stories: planted with some of its ledgers, since the largest take minutes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demonstrate } from '../../src/cli/demonstration.ts'
import { demonstration } from '../../src/demo/demonstration.ts'
import { today } from '../../src/ledger/index.ts'
import { type OpenHouse, openHouse } from '../../src/server/main.ts'
import { freshDatabase } from './database.ts'

export interface Planted {
  readonly house: OpenHouse
  close(): Promise<void>
}

/** `name`: of the story's own database. `planted`: whether a ledger gets its rows; the others stay empty. */
export const plantCity = async (name: string, planted: (ledger: string) => boolean): Promise<Planted> => {
  const { database, url } = await freshDatabase(name)
  await database.close()
  const folder = await mkdtemp(join(tmpdir(), `youju-${name}-`))
  const city = demonstration(today(new Date()))
  const ledgers = [...city.ledgers].filter(({ ledger }) => planted(ledger))
  const house = await demonstrate(await openHouse({ folder, url }), () => undefined, { ...city, ledgers })
  return {
    house,
    close: async () => {
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
