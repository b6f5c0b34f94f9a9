/**
 * The page's script: it narrows the criteria down, and opens the one that a link leads to. Without it the page has all
 * it has, but for the filter. One pass over the criteria for each change, their texts taken once.
 */
export const SCRIPT: string = `(() => {
  const form = document.getElementById('filter');
  const open = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || target.tagName !== 'DETAILS') return;
    target.hidden = false;
    target.closest('section').hidden = false;
    target.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();
  if (!form) return;
  const words = document.getElementById('words');
  const status = document.getElementById('status');
  const found = document.getElementById('found');
  const gates = Array.from(document.querySelectorAll('.gate'), (gate) => ({
    gate,
    items: Array.from(gate.querySelectorAll('.criterion')),
  }));
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, (item.id + ' ' + item.textContent).toLowerCase());
    return texts.get(item);
  };
  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let [shown, all] = [0, 0];
    for (const { gate, items } of gates) {
      let any = false;
      for (const item of items) {
        const fits =
          (status.value === '' || item.dataset.status === status.value) &&
          wanted.every((word) => textOf(item).includes(word));
        item.hidden = !fits;
        any ||= fits;
        all += 1;
        shown += fits ? 1 : 0;
      }
      gate.hidden = !any;
    }
    found.textContent = shown === all ? all + ' criteria' : shown + ' of ' + all + ' criteria';
  };
  let timer;
  words.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(narrow, 100);
  });
  status.addEventListener('change', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
})();`;
