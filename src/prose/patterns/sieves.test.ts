import { expect, it } from 'vitest'
import { entityRules } from '../setting/entity_rules.ts'
import { headRules } from '../measures/heads.ts'
import { replacer, Screen, sieveOf } from './sieves.ts'
import { statusRules } from '../statuses/statuses.ts'
import { tailRules } from '../measures/tails.ts'
import { backs, fronts } from '../measures/trimming.ts'

const needs = (pattern: RegExp) =>
  sieveOf(pattern).needs.map((set) => set.map((code) => String.fromCharCode(code)).join(''))

it('tells what must stand in a text', () => {
  expect(needs(/隐患.{0,4}(?:问题|短板)/)).toEqual(['隐', '患', '问短'])
  expect(needs(/(?:辍学|失学)|未(?!来)/)).toEqual(['学未'])
  expect(needs(/[市县](?=现?有)/)).toEqual(['有', '市县'])
  expect(needs(/年?度*\d{0,2}总|[^,。]{1,4}共/)).toEqual(['总共'])
  expect(needs(/\n[\s,]\u4e00\./)).toEqual(['.'])
  expect(needs(/计划|/)).toEqual([])
})

it('is used for one text after another', () => {
  const screen = new Screen([/隐患/, /^隐?$/, /隐患$/, null])
  const passing = (text: string) => {
    screen.at(text)
    const found: number[] = []
    for (let at = screen.next(0); at < 4; at = screen.next(at + 1)) found.push(at)
    return found
  }
  expect(passing('排查隐患')).toEqual([0, 2, 3])
  expect(passing('排查')).toEqual([3])
  expect(passing('')).toEqual([1, 3])
  expect(passing('隐患排查')).toEqual([0, 3])
})

it('holds more patterns than a number has bits', () => {
  const signs = Array.from({ length: 70 }, (_, at) => String.fromCharCode(0x4e00 + at))
  const screen = new Screen(signs.map((sign) => new RegExp(sign)))
  screen.at(`${signs[31]}${signs[32]}${signs[69]}`)
  expect([0, 31, 32, 69].map((at) => screen.passes(at))).toEqual([false, true, true, true])
  expect([0, 32, 33, 70].map((from) => screen.next(from))).toEqual([31, 32, 69, 96])
})

it('replaces one thing after the other', () => {
  const cut = replacer([{ pattern: /^全县/ }, { pattern: /^对(.*)进行/, keeps: '$1' }, { pattern: /的$/ }])
  expect(cut('全县对学校进行的')).toBe('学校')
  expect(cut('学校')).toBe('学校')
})

it('lets every rule pass wherever its pattern holds in the examples of all rules', () => {
  const patterns = [
    ...statusRules.flatMap(({ before, after }) => [before, after].flatMap((pattern) => pattern ?? [])),
    ...[...entityRules, ...fronts, ...backs, ...headRules, ...tailRules].map(({ pattern }) => pattern),
  ]
  const screen = new Screen(patterns)
  const texts = [...statusRules, ...entityRules, ...fronts, ...backs, ...headRules, ...tailRules].flatMap(
    ({ examples }) => examples.flatMap(({ text }) => text.split(/(?=[,，。；：、])/)),
  )
  const wrong: string[] = []
  for (const text of texts)
    for (let end = 1; end <= text.length; end += 1) {
      screen.at(text.slice(0, end))
      for (const [at, pattern] of patterns.entries())
        if (!screen.passes(at) && pattern.test(text.slice(0, end))) wrong.push(`${pattern} in ${text.slice(0, end)}`)
    }
  expect(wrong).toEqual([])
})
