import { expect } from '@open-wc/testing';
import { formatBytes, formatDate, formatNumber, formatTime } from '../../src/i18n/formats.ts';
import { directionOf, languageNames, languageOf, languages } from '../../src/i18n/languages.ts';

const english =
  /January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday/;
const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-15`);
const week = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-03-${day}`);

describe('dates', () => {
  it('are written as the council writes them, in English', () => {
    expect(formatDate('2026-03-04', 'en')).to.equal('Wednesday 4 March 2026');
    expect(formatDate('2026-03-04T12:00:00Z', 'en')).to.equal('Wednesday 4 March 2026');
  });

  it('are Welsh in Welsh, in every browser, and have no English month or weekday', () => {
    expect(formatDate('2026-03-01', 'cy')).to.equal('Dydd Sul 1 Mawrth 2026');
    expect(formatDate('2026-05-15', 'cy')).to.equal('Dydd Gwener 15 Mai 2026');
    const all = [...months, ...week].map((day) => formatDate(day, 'cy'));
    expect(all.join('\n')).not.to.match(english);
    expect(new Set(all.map((text) => text.split(' ')[3])).size).to.equal(12);
    expect(new Set(week.map((day) => formatDate(day, 'cy').split(' ')[1])).size).to.equal(7);
  });

  it('are Arabic and Polish in those, with Western digits', () => {
    for (const day of [...months, ...week]) {
      for (const language of ['ar', 'pl'] as const) {
        const text = formatDate(day, language);
        expect(text).not.to.match(english);
        expect(text)
          .to.contain('2026')
          .and.to.contain(String(Number(day.slice(8))));
        expect(text).not.to.match(/[٠-٩]/);
      }
    }
    expect(formatDate('2026-03-04', 'pl')).to.equal('środa, 4 marca 2026');
    expect(formatDate('2026-03-04', 'ar')).to.match(/الأربعاء.+مارس/);
  });

  it('are those of the council’s calendar, wherever the device is', () => {
    expect(formatDate('2026-06-30T23:30:00Z', 'en')).to.equal('Wednesday 1 July 2026');
    expect(formatDate('2026-12-31T23:30:00Z', 'pl')).to.contain('31 grudnia 2026');
    for (const language of languages) expect(formatDate('2026-06-30T23:30:00Z', language)).to.contain('2026');
  });
});

describe('times', () => {
  it('are twelve hours in English and Welsh', () => {
    expect(formatTime('2026-01-15T00:00:00Z', 'en')).to.equal('12am');
    expect(formatTime('2026-01-15T09:05:00Z', 'en')).to.equal('9:05am');
    expect(formatTime('2026-01-15T12:00:00Z', 'en')).to.equal('12pm');
    expect(formatTime('2026-01-15T14:30:00Z', 'cy')).to.equal('2:30yp');
    expect(formatTime('2026-01-15T08:30:00Z', 'cy')).to.equal('8:30yb');
  });

  it('are summer time in summer', () => {
    expect(formatTime('2026-07-15T13:30:00Z', 'en')).to.equal('2:30pm');
    expect(formatTime('2026-07-15T13:30:00Z', 'pl')).to.equal('14:30');
    expect(formatTime('2026-03-29T01:00:00Z', 'en')).to.equal('2am');
  });

  it('have Western digits in Arabic', () => {
    expect(formatTime('2026-07-15T13:30:00Z', 'ar')).to.match(/^2:30/);
  });
});

describe('numbers and sizes', () => {
  it('have the separators of their language', () => {
    expect(formatNumber(1234567.5, 'en')).to.equal('1,234,567.5');
    expect(formatNumber(1234567, 'cy')).to.equal('1,234,567');
    expect(formatNumber(-1234, 'en')).to.equal('-1,234');
    expect(formatNumber(123456, 'pl').replace(/\s/g, ' ')).to.equal('123 456');
    expect(formatNumber(1234567, 'ar')).to.equal('1,234,567');
    expect(formatNumber(0, 'cy')).to.equal('0');
  });

  it('say how large a file is', () => {
    expect(formatBytes(0, 'en')).to.equal('1 kB');
    expect(formatBytes(2_500, 'en')).to.equal('3 kB');
    expect(formatBytes(20_000_000, 'en')).to.equal('20 MB');
    expect(formatBytes(1_250_000, 'pl')).to.equal('1,3 MB');
  });
});

describe('languages', () => {
  it('are known by their tags, whatever region or case', () => {
    expect(['en-GB', 'CY', ' ar-EG ', 'pl_PL', 'en'].map(languageOf)).to.deep.equal(['en', 'cy', 'ar', 'pl', 'en']);
    expect(['fr', '', 'e', 'cym', null, undefined, 'english'].map(languageOf)).to.deep.equal(Array(7).fill(undefined));
  });

  it('have their own names and directions', () => {
    expect(languages.map((language) => languageNames[language])).to.deep.equal([
      'English',
      'Cymraeg',
      'العربية',
      'Polski',
    ]);
    expect(languages.map(directionOf)).to.deep.equal(['ltr', 'ltr', 'rtl', 'ltr']);
  });
});
