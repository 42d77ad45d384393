/** Every time as a button below its day, as a page without a library would draw them. */
document.getElementById('start').addEventListener('click', async () => {
  const { slots } = await (await fetch('/api/slots')).json();
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/London' });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });
  const drawn = document.createDocumentFragment();
  let list;
  let last = '';
  for (const { starts } of slots) {
    const at = new Date(starts);
    const name = day.format(at);
    if (name !== last) {
      const heading = document.createElement('h2');
      heading.textContent = last = name;
      list = document.createElement('p');
      drawn.append(heading, list);
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'slot';
    button.textContent = time.format(at);
    list.append(button);
  }
  document.getElementById('times').append(drawn);
});
