/** What a person at the prompt sees of the commands that need no database. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = new URL('./main.ts', import.meta.url).pathname
let folder = ''

/** What a command prints, and what it says where it refuses. */
async function youju(...words: string[]): Promise<{ printed: string; refused: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...words])
    return { printed: stdout, refused: '' }
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return { printed: stdout, refused: stderr.trim() }
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-prompt-'))
  await writeFile(join(folder, 'draft.txt'), '全县完成投资3260万元，建成校舍12所，其中小学8所、初中5所。')
  await writeFile(join(folder, 'plan.txt'), '某县2011年教育工作计划\n\n力争投入经费1.2亿元，入园率提高3个百分点。')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('commands at the prompt', () => {
  it('tells each figure in its base unit and in the reader’s words', async () => {
    const { printed } = await youju('read', join(folder, 'draft.txt'))
    expect(printed).toContain('= 32,600,000元（已完成）')
    expect(printed).toMatch(/^初中5所\t/m)
  })

  it('says what does not add up', async () => {
    const { printed } = await youju('audit', join(folder, 'draft.txt'), '--data', folder)
    expect(printed).toContain('8 + 5 = 13 ≠ 12')
  })

  it('reads the aims of a plan', async () => {
    const { printed } = await youju('plan', join(folder, 'plan.txt'))
    expect(printed).toContain('120,000,000元')
    expect(printed).toContain('提高3个百分点（基数待查）')
  })

  it.each([
    [['read', 'nowhere.docx'], '没有找到这个文件：nowhere.docx'],
    [['read', '.'], '这是文件夹，请指明文件'],
    [['read', '--wide'], '没有“--wide”这个选项。\n用法：youju read FILE [--json]'],
    [['audit', 'draft.txt', '--unit'], '选项“--unit”后面缺少值。'],
    [['read'], '缺少参数：FILE'],
    [['reed'], '没有“reed”这个命令。'],
  ])('refuses %j in one sentence', async (words, says) => {
    const { refused } = await youju(...words)
    expect(refused.slice(0, says.length)).toBe(says)
    expect(refused).not.toContain('    at ')
  })
})
