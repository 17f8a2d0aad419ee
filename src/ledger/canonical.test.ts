import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('keys stand in the order of their code units, at every depth, and nothing else is moved', () => {
  // The example of RFC 8785, 3.2.3: the order is of UTF-16 code units and not of characters.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  expect(canonicalJson({ b: [{ d: 1, c: '二' }, [3, 2]], a: null })).toBe('{"a":null,"b":[{"c":"二","d":1},[3,2]]}')
})

test('numbers are written as ECMAScript writes them, whatever they went through', () => {
  expect(canonicalJson([1e21, 0.1 + 0.2, 4.5, 1e-7, -0, 100])).toBe('[1e+21,0.30000000000000004,4.5,1e-7,0,100]')
  expect(canonicalJson(JSON.parse('[1.50,1E2,1000000000000000000000]'))).toBe('[1.5,100,1e+21]')
})

test('what is undefined is not there', () => {
  expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}')
  const value = { z: 1, y: { b: true, a: 'x' } }
  expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
})
