import { verifyLog } from '../server/db/log.ts'
import { verifyPublications } from '../server/figures/index.ts'
import { verifyPapers } from '../server/papers/verify_papers.ts'
import { verifyPaths } from '../server/tables/verify_paths.ts'
import { verifyVersions } from '../server/tables/verify_versions.ts'
import { type Arguments, type Command, inHouse, print } from './command.ts'

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async ({ database, county, catalogue, seal }) => {
    const { breaks, versions, limits, published, papers } = await database.asOwner(county, async (tx) => ({
      breaks: await verifyLog(tx),
      versions: await verifyVersions(tx, catalogue.ledgers.values()),
      limits: await verifyPaths(tx, catalogue.ledgers.values()),
      published: await verifyPublications(tx),
      papers: await verifyPapers(tx, seal),
    }))
    for (const one of breaks) print(given, one, () => `操作日志第 ${one.block} 块：${one.says}`)
    for (const one of versions) {
      print(given, one, () => `台账 ${one.ledger} 记录 ${one.row} 第 ${one.version} 版：${one.says}`)
    }
    for (const one of limits.breaks) print(given, one, () => `台账 ${one.ledger} 记录 ${one.row}：${one.says}`)
    for (const one of papers) print(given, one, () => `文书 ${one.number}：${one.says}`)
    for (const one of published.differences) {
      print(
        given,
        one,
        () =>
          `${one.title}：“${one.published.title}”发布时为 ${one.published.display}，重算为 ${one.recomputed?.display ?? '—'}`,
      )
    }
    for (const one of published.tampered) print(given, one, () => `已发布 ${one.number}${one.title}：${one.says}`)
    const summary = {
      log_breaks: breaks.length,
      version_breaks: versions.length,
      paths: limits.paths,
      limit_breaks: limits.breaks.length,
      paper_breaks: papers.length,
      publications: published.publications,
      figures: published.figures,
      hashes: published.hashes,
      differences: published.differences.length,
      tampered: published.tampered.length,
    }
    const all = [breaks, versions, limits.breaks, papers, published.differences, published.tampered]
    const sound = all.every(({ length }) => length === 0)
    print(given, summary, () =>
      sound
        ? `日志完好；各版本完好；${limits.paths} 条记录的期限和办结时限重算全部一致；文书编号连续；已发布报告 ${published.publications} 份、数 ${published.figures} 个，重算全部一致，校验码 ${published.hashes} 个全部相符。`
        : `日志断裂 ${breaks.length} 处；版本断裂 ${versions.length} 处；期限不一致 ${limits.breaks.length} 处；文书有缺 ${papers.length} 处；重算不一致 ${published.differences.length} 个；已发布的报告被改动 ${published.tampered.length} 份。`,
    )
    if (!sound) process.exitCode = 1
  })

export const command: Command = {
  name: 'verify',
  usage: '[--json]',
  about: '核对操作日志的链条、每条记录的版本和文书的编号，并重算所有期限、是否按期、已发布的数和已发布报告的校验码。',
  run,
}
