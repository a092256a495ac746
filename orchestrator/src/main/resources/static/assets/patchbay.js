// The system's choice of light or dark, before anything is drawn.
(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => document.documentElement.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
    follow();
    dark.addEventListener("change", follow);
})();

document.addEventListener("DOMContentLoaded", () => {
    // What cannot be undone asks first: <form data-confirm="what will happen">.
    const dialog = document.querySelector("dialog.pb-dialog");
    let waiting = null;
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (!dialog || !form.dataset.confirm || form === waiting) {
            return;
        }
        event.preventDefault();
        waiting = form;
        dialog.querySelector("[data-text]").textContent = form.dataset.confirm;
        dialog.showModal();
    });
    dialog?.addEventListener("close", () => {
        const form = waiting;
        if (form && dialog.returnValue === "yes") {
            form.requestSubmit();
        }
        waiting = null;
        dialog.returnValue = "";
    });

    // What was wrong may be far below: go to the first marked field that can be seen.
    const marked = [...document.querySelectorAll(".invalid-feedback")]
        .map((fault) => document.querySelector(`[aria-describedby~="${fault.id}"]`))
        .find((field) => field && field.offsetParent !== null);
    marked?.focus();

    // A trunk is of one kind, and shows that kind's fields only.
    document.querySelectorAll("form[data-kind]").forEach((form) => {
        form.addEventListener("change", (event) => {
            if (event.target.name === "kind") {
                form.dataset.kind = event.target.value;
            }
        });
    });
});
