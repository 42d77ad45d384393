/** Counts what the page's security policy had to refuse, for everybody to see. */
const output = document.querySelector('#violations');
let count = 0;

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  count += 1;
  if (output) output.textContent = `${count} (the last: ${violatedDirective} refused ${blockedURI})`;
});
