/* Plays the part of Stripe.js that mounts Embedded Checkout: window.Stripe(key).createEmbeddedCheckoutPage(…). */

(() => {
  "use strict";

  const standin = new URL(document.currentScript.src).origin;
  let isInUse = false;

  class IntegrationError extends Error {
    constructor(message) {
      super(message);
      this.name = "IntegrationError";
    }
  }

  class EmbeddedCheckout {
    #secret;
    #onComplete;
    #frame = null;
    #isDestroyed = false;

    constructor(secret, onComplete) {
      this.#secret = secret;
      this.#onComplete = onComplete;
      window.addEventListener("message", this.#hear);
    }

    mount(target) {
      if (this.#isDestroyed) {
        throw new IntegrationError("This Embedded Checkout has been destroyed.");
      }
      if (this.#frame) {
        throw new IntegrationError("This Embedded Checkout is already mounted.");
      }
      const place = typeof target === "string" ? document.querySelector(target) : target;
      if (!(place instanceof Element)) {
        throw new IntegrationError(`The selector you specified (${target}) applies to no DOM element.`);
      }
      const session = this.#secret.split("_secret_")[0];
      const frame = document.createElement("iframe");
      frame.src = `${standin}/embedded/${session}?secret=${encodeURIComponent(this.#secret)}`;
      frame.title = document.documentElement.lang.startsWith("en") ? "Secure payment" : "Pagamento sicuro";
      frame.style.border = "0";
      frame.style.display = "block";
      frame.style.width = "100%";
      frame.style.height = "640px";
      place.replaceChildren(frame);
      this.#frame = frame;
    }

    unmount() {
      this.#frame?.remove();
      this.#frame = null;
    }

    destroy() {
      if (this.#isDestroyed) {
        return;
      }
      this.unmount();
      window.removeEventListener("message", this.#hear);
      this.#isDestroyed = true;
      isInUse = false;
    }

    #hear = (event) => {
      if (event.origin !== standin || event.source !== this.#frame?.contentWindow) {
        return;
      }
      const { standinMessage, height, redirect } = event.data;
      if (standinMessage === "height") {
        this.#frame.style.height = `${height}px`;
      } else if (standinMessage === "complete" && redirect) {
        window.location.assign(redirect);
      } else if (standinMessage === "complete" && this.#onComplete) {
        this.#onComplete();
      }
    };
  }

  async function createEmbeddedCheckoutPage({ fetchClientSecret, onComplete } = {}) {
    if (typeof fetchClientSecret !== "function") {
      throw new IntegrationError("createEmbeddedCheckoutPage needs the option fetchClientSecret, a function.");
    }
    if (isInUse) {
      throw new IntegrationError("You cannot have multiple Embedded Checkout objects.");
    }
    isInUse = true;
    try {
      const secret = await fetchClientSecret();
      if (typeof secret !== "string" || !/^cs_test_\w+_secret_\w+$/.test(secret)) {
        throw new IntegrationError("fetchClientSecret must resolve to the client secret of a Checkout Session.");
      }
      return new EmbeddedCheckout(secret, onComplete);
    } catch (error) {
      isInUse = false;
      throw error;
    }
  }

  window.Stripe = (publishableKey) => {
    if (typeof publishableKey !== "string" || !publishableKey.startsWith("pk_test_")) {
      throw new IntegrationError("The stand-in for Stripe only takes a publishable test key: pk_test_…");
    }
    return { createEmbeddedCheckoutPage };
  };
})();
