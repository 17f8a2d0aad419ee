import { publicationsOf } from '../server/papers/publications.ts'
import { type Arguments, type Command, inHouse, option, print } from './command.ts'

const SIZE = 200

const run = (given: Arguments): Promise<void> =>
  inHouse(given, ({ database, county }) =>
    database.asOwner(county, async (tx) => {
      const asked = { unit: option(given, 'unit'), report: option(given, 'report'), period: option(given, 'period') }
      for (let page = 1; ; page += 1) {
        const { publications, total } = await publicationsOf(tx, { ...asked, page, size: SIZE })
        for (const one of publications) {
          const { number, title, unit_name, period, published_at, published_by, hash } = one
          const when = published_at.slice(0, 16).replace('T', ' ')
          print(given, one, () =>
            [number, title, unit_name, period, when, published_by, hash ?? '没有校验码'].join('\t'),
          )
        }
        if (page * SIZE >= total) break
      }
    }),
  )

export const command: Command = {
  name: 'publications',
  usage: '[--unit CODE] [--report NAME] [--period P] [--json]',
  about: '列出已发布的报告：编号、标题、单位、期间、发布时间、发布人、校验码；新的在前。',
  options: { unit: { type: 'string' }, report: { type: 'string' }, period: { type: 'string' } },
  run,
}
