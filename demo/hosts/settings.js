/** A council's own words for a few of the widget's: everything that it does not name stays as it is. */
const settings = document.querySelector('#own-words');

if (settings) {
  Object.assign(settings, {
    words: { 'report-a-problem': { en: { 'what.title': 'What has gone wrong?' } } },
  });
}
