"""Pages in the admin where staff act: each says what will happen, asks to confirm, and checks the right."""

import logging

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from donations.act_forms import (
    ConfirmForm,
    ExtendForm,
    GrantForm,
    InternalReasonForm,
    RefundForm,
    TurnOffForm,
    TurnOnForm,
    WhyForm,
)
from donations.models import Campaign, Donation, GivingPause, StripeEvent
from donations.services import acts, switch
from donations.services.acts import ActRefused, Why
from donations.services.campaigns import end_of_day
from donations.services.refund_orders import RefundRefused, left_cents, order_by_staff
from home.act_view import ActView
from home.clock import long_date, moment_text
from home.money import format_euros, plain_euros

logger = logging.getLogger(__name__)


class MoneyActView(ActView):
    refused_by = (ActRefused, RefundRefused)
    about = ("campaign", "donation")


class CampaignActView(MoneyActView):
    @cached_property
    def campaign(self) -> Campaign:
        return get_object_or_404(Campaign, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.campaign)

    def get_success_url(self) -> str:
        return reverse("campaign_admin:inspect", args=(self.campaign.pk,))


class ExtendView(CampaignActView):
    permission = "donations.extend_campaign"
    page_title = gettext_lazy("Proroga la raccolta")
    form_class = ExtendForm
    button = gettext_lazy("Proroga")

    def get_initial(self):
        last_day = timezone.localtime(self.campaign.last_moment).date()
        return {"seen": self.campaign.ends_at.isoformat(), "last_day": last_day}

    def explanation(self) -> str:
        return _("Ora l'ultimo giorno è il %(day)s. La proroga e il suo motivo stanno nella pagina del progetto.") % {
            "day": long_date(self.campaign.last_moment)
        }

    def do(self, form) -> str:
        ends_at = end_of_day(form.cleaned_data["last_day"])
        acts.extend(
            campaign=self.campaign,
            ends_at=ends_at,
            seen_ends_at=form.cleaned_data["seen"],
            why=form.why,
            user=self.request.user,
        )
        return _("Prorogata: l'ultimo giorno è il %(day)s.") % {"day": long_date(form.cleaned_data["last_day"])}


class SuspendView(CampaignActView):
    permission = "donations.suspend_campaign"
    page_title = gettext_lazy("Sospendi la raccolta")
    form_class = WhyForm
    button = gettext_lazy("Sospendi")
    is_serious = True

    def explanation(self) -> str:
        return _(
            "Nessuno potrà più donare a questo progetto finché non la riprendi, e la pagina dirà perché. La fine resta "
            "dov'è: se serve, poi si proroga."
        )

    def do(self, form) -> str:
        acts.suspend(campaign=self.campaign, why=form.why, user=self.request.user)
        return _("La raccolta è sospesa.")


class ResumeView(CampaignActView):
    permission = "donations.suspend_campaign"
    page_title = gettext_lazy("Riprendi la raccolta")
    form_class = InternalReasonForm
    button = gettext_lazy("Riprendi")

    def explanation(self) -> str:
        return _("Da subito si potrà di nuovo donare, fino al %(day)s compreso.") % {
            "day": long_date(self.campaign.last_moment)
        }

    def do(self, form) -> str:
        acts.resume(campaign=self.campaign, why=Why(form.cleaned_data["reason"]), user=self.request.user)
        return _("La raccolta è ripresa.")


class GrantView(CampaignActView):
    permission = "donations.grant_city_share"
    page_title = gettext_lazy("Registra la quota del Comune")
    form_class = GrantForm
    button = gettext_lazy("Registra")

    def refusal(self) -> str:
        return acts.refusal_to_grant(self.campaign)

    def explanation(self) -> str:
        return _(
            "Il registro segna %(amount)s come quota del Comune, con la determina che la concede. Non si cambia più."
        ) % {"amount": format_euros(self.campaign.city_share_cents)}

    def do(self, form) -> str:
        acts.grant_city_share(campaign=self.campaign, act=form.cleaned_data["act"], user=self.request.user)
        return _("La quota del Comune è registrata.")


class RefundView(MoneyActView):
    permission = "donations.order_refund"
    page_title = gettext_lazy("Rimborsa la donazione")
    form_class = RefundForm
    button = gettext_lazy("Rimborsa")
    is_serious = True

    @cached_property
    def donation(self) -> Donation:
        return get_object_or_404(Donation.objects.select_related("campaign"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.donation)

    def get_success_url(self) -> str:
        return reverse("donation_admin:inspect", args=(self.donation.pk,))

    def refusal(self) -> str:
        return "" if left_cents(self.donation) > 0 else _("Non c'è più nulla da rimborsare.")

    def get_initial(self):
        left = left_cents(self.donation)
        return {"seen": left, "amount": plain_euros(left) if left > 0 else ""}

    def explanation(self) -> str:
        return _(
            "Si possono rimborsare %(left)s della donazione a «%(campaign)s». I soldi tornano sulla carta o sul conto "
            "con cui sono stati pagati, chi ha donato riceve un'e-mail, e la raccolta scende. Non si torna indietro."
        ) % {"left": format_euros(max(0, left_cents(self.donation))), "campaign": self.donation.campaign}

    def do(self, form) -> str:
        order = order_by_staff(
            donation=self.donation,
            amount_cents=form.cleaned_data["amount"],
            seen_left_cents=form.cleaned_data["seen"],
            reason=form.cleaned_data["reason"],
            user=self.request.user,
        )
        return _("Il rimborso di %(amount)s è in coda: parte tra poco.") % {"amount": format_euros(order.amount_cents)}


class RunEventAgainView(MoneyActView):
    permission = "donations.run_event_again"
    page_title = gettext_lazy("Esegui di nuovo")
    form_class = ConfirmForm
    button = gettext_lazy("Esegui di nuovo")

    @cached_property
    def event(self) -> StripeEvent:
        return get_object_or_404(StripeEvent, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.event)

    def get_success_url(self) -> str:
        return reverse("event_admin:inspect", args=(self.event.pk,))

    def explanation(self) -> str:
        return _("Il pagamento di cui parla l'evento è chiesto di nuovo a Stripe. Ripeterlo non conta nulla due volte.")

    def do(self, form) -> str:
        if not self.event.raw:
            raise ActRefused(_("Il contenuto dell'evento è già stato cancellato: usa reconcile_stripe."))
        StripeEvent.objects.filter(pk=self.event.pk).update(done_at=None, given_up_at=None, leased_until=None)
        log(self.event, "donations.run_event_again", user=self.request.user)
        return _("L'evento è in coda: si esegue tra poco.")


class SwitchView(MoneyActView):
    """Turns giving off everywhere, or on again: whichever the form was shown for, so that two people do one act."""

    permission = "donations.switch_giving"

    @cached_property
    def pause(self) -> GivingPause | None:
        return GivingPause.objects.running().first()

    @property
    def page_title(self) -> str:
        return _("Riaccendi le donazioni") if self.pause else _("Spegni tutte le donazioni")

    @property
    def button(self) -> str:  # type: ignore[override]
        return _("Riaccendi") if self.pause else _("Spegni")

    @property
    def is_serious(self) -> bool:  # type: ignore[override]
        return self.pause is None

    def get_form_class(self):
        return TurnOnForm if self.pause else TurnOffForm

    def get_initial(self):
        return {"seen": str(self.pause.pk) if self.pause else ""}

    def post(self, request, *args, **kwargs):
        if request.POST.get("seen") != self.get_initial()["seen"]:
            now = _("Le donazioni sono già spente.") if self.pause else _("Le donazioni non sono spente.")
            messages.error(request, now)
            return redirect(self.get_success_url())
        return super().post(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return _("Tutte le raccolte")

    def get_success_url(self) -> str:
        return reverse("giving_pause_admin:index")

    def explanation(self) -> str:
        if self.pause:
            return _("Le donazioni sono spente dal %(moment)s: «%(reason)s».") % {
                "moment": moment_text(self.pause.began_at),
                "reason": self.pause.reason,
            }
        return _(
            "Nessuno potrà più donare a nessun progetto, e ogni pagina dirà perché. Il tempo delle raccolte corre."
        )

    def do(self, form) -> str:
        if self.pause:
            switch.turn_on(seen=self.pause, user=self.request.user)
            return _("Le donazioni sono di nuovo accese.")
        switch.turn_off(why=form.why, user=self.request.user)
        return _("Le donazioni sono spente.")


urlpatterns = [
    path("campaigns/act/<key:pk>/extend/", ExtendView.as_view(), name="campaign_extend"),
    path("campaigns/act/<key:pk>/suspend/", SuspendView.as_view(), name="campaign_suspend"),
    path("campaigns/act/<key:pk>/resume/", ResumeView.as_view(), name="campaign_resume"),
    path("campaigns/act/<key:pk>/grant/", GrantView.as_view(), name="campaign_grant"),
    path("donations/act/<key:pk>/refund/", RefundView.as_view(), name="donation_refund"),
    path("events/act/<str:pk>/again/", RunEventAgainView.as_view(), name="event_again"),
    path("giving/switch/", SwitchView.as_view(), name="giving_switch"),
]
