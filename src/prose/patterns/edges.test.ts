import { expect, it } from 'vitest'
import { admissions } from '../numbers/admissions.ts'
import { firsts, lasts, nothingThere } from './edges.ts'
import { exclusions } from '../numbers/exclusions.ts'
import { modifiers } from '../numbers/modifiers.ts'

const shown = (edge: ReadonlySet<number> | null) =>
  edge && [...edge].map((code) => (code === nothingThere ? '∅' : String.fromCharCode(code))).sort()

it('tells what a pattern can begin with', () => {
  expect(shown(firsts(/^(?:年|个)(?:行动|规划)/))).toEqual(['个', '年'])
  expect(shown(firsts(/^ ?[+＋]/))).toEqual([' ', '+', '＋'])
  expect(shown(firsts(/^分(?!钟)/))).toEqual(['分'])
  expect(shown(firsts(/^[到至]三|^(?:年|月)/))).toEqual(['到', '年', '月', '至'])
  expect(shown(firsts(/^[,。]|^$/))).toEqual([',', '∅', '。'].sort())
  expect(firsts(/^[^,。]{0,4}分/)).toBeNull()
  expect(firsts(/^(?!年).*/)).toBeNull()
})

it('tells what a pattern can end with', () => {
  expect(shown(lasts(/(?:将近|接近|近)$/))).toEqual(['近'])
  expect(shown(lasts(/第[一二]*$/))).toEqual(['一', '二', '第'])
  expect(shown(lasts(/(?:达到?|为)$/))).toEqual(['为', '到', '达'].sort())
  expect(shown(lasts(/(?:^|[,。])$/))).toEqual([',', '∅', '。'].sort())
  expect(shown(lasts(/[丙丁](?<!丙)$/))).toEqual(['丁', '丙'].sort())
  expect(lasts(/[^“”]$|^$/)).toBeNull()
  expect(lasts(/每[^,。;]{0,22}$/)).toBeNull()
})

it('leaves out no character with which a rule holds somewhere in the examples', () => {
  const rules = [...admissions, ...exclusions]
  const texts = rules.flatMap(({ examples }) => examples.map(({ text }) => text))
  const wrong: string[] = []
  const code = (text: string, at: number) => (at >= 0 && at < text.length ? text.charCodeAt(at) : nothingThere)
  for (const { before, after } of rules) {
    const [first, last] = [after ? firsts(after) : null, before ? lasts(before) : null]
    for (const text of texts)
      for (let at = 0; at <= text.length; at += 1) {
        if (first && !first.has(code(text, at)) && after?.test(text.slice(at)))
          wrong.push(`${after} at ${text.slice(at)}`)
        if (last && !last.has(code(text, at - 1)) && before?.test(text.slice(0, at)))
          wrong.push(`${before} after ${text.slice(0, at)}`)
      }
  }
  expect(wrong).toEqual([])
})

it('files every modifier', () => {
  for (const { place, pattern } of modifiers) {
    expect(place === 'before' ? lasts(pattern) : firsts(pattern), String(pattern)).not.toBeNull()
  }
})
