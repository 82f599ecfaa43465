#pragma once

#include "http/routes.hpp"

/// Handlers of remote days: pulses, places, the view of whoever leads, and who looked. For the route table alone.
namespace spotme::http {

base::Result<Response> show_pulses_today(const Call& call);
base::Result<Response> list_pulses(const Call& call);
base::Result<Response> post_pulse(const Call& call);
base::Result<Response> put_pulse_explanation(const Call& call);

base::Result<Response> list_remote_places(const Call& call);
base::Result<Response> post_remote_place(const Call& call);
base::Result<Response> post_remote_place_ending(const Call& call);

base::Result<Response> list_team_remote(const Call& call);
base::Result<Response> list_waiting_remote_places(const Call& call);
base::Result<Response> post_remote_place_decision(const Call& call);
base::Result<Response> show_remote_policy(const Call& call);
base::Result<Response> put_remote_policy(const Call& call);

base::Result<Response> list_looks(const Call& call);

}  // namespace spotme::http
