#pragma once

#include "http/routes.hpp"

/// Handlers of places, networks, kiosks and the map. For the route table alone.
namespace spotme::http {

// map.cpp
base::Result<Response> show_map(const Call& call);

// place.cpp
base::Result<Response> list_places(const Call& call);
base::Result<Response> show_place(const Call& call);
base::Result<Response> post_place(const Call& call);
base::Result<Response> put_place(const Call& call);
base::Result<Response> post_place_ending(const Call& call);

// place_trial.cpp
base::Result<Response> post_place_test(const Call& call);
base::Result<Response> post_place_preview(const Call& call);
base::Result<Response> show_place_presses(const Call& call);

// network.cpp
base::Result<Response> list_networks(const Call& call);
base::Result<Response> show_network(const Call& call);
base::Result<Response> post_network(const Call& call);
base::Result<Response> put_network(const Call& call);
base::Result<Response> post_network_ending(const Call& call);

// kiosk.cpp
base::Result<Response> list_kiosks(const Call& call);
base::Result<Response> post_kiosk(const Call& call);
base::Result<Response> post_kiosk_code(const Call& call);
base::Result<Response> post_kiosk_ending(const Call& call);
base::Result<Response> show_kiosk_device(const Call& call);
base::Result<Response> post_kiosk_device(const Call& call);

}  // namespace spotme::http
