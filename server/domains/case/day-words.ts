/** Made once a language, because to make one takes a while. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day, `YYYY-MM-DD`, as it is read: `27 November 2026`, in figures that everybody reads. */
export function dayInWords(day: string, language: string): string {
  let format = formats.get(language);
  if (!format) {
    const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    formats.set(language, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}
