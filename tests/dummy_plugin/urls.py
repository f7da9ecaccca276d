from django.http import HttpRequest, HttpResponse
from django.urls import path


def greet(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello in {request.LANGUAGE_CODE}")


urlpatterns = [path("", greet, name="greet")]
