"""Where allauth looks for providers."""

from .single_sign_on import OrganisationProvider

provider_classes = [OrganisationProvider]
